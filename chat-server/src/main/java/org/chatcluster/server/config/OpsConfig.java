package org.chatcluster.server.config;

/** Where health and metrics are served. Port 0 is any free one. */
public record OpsConfig(String host, int port) {}
