package org.chatcluster.server.config;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/**
 * Where clients connect, and how long they may be silent. Port 0 is any free one. {@code proxies} are the balancers: what comes from
 * them begins with a PROXY header.
 */
public record NetConfig(String host, int port, Duration heartbeat, Duration loginTimeout, List<AddressRange> proxies) {
    /** Copies its list. */
    public NetConfig {
        proxies = List.copyOf(proxies);
    }

    /** Whether a connection from this address must begin with a PROXY header. */
    public boolean isProxy(InetAddress address) {
        return proxies.stream().anyMatch(range -> range.contains(address));
    }
}
