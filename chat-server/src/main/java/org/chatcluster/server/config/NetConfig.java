package org.chatcluster.server.config;

import java.time.Duration;

/** Where clients connect, and how long they may be silent. Port 0 is any free one. */
public record NetConfig(String host, int port, Duration heartbeat, Duration loginTimeout) {}
