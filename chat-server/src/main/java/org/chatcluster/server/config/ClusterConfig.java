package org.chatcluster.server.config;

import java.net.URI;

/** How this node reaches the others. An empty {@code redisUrl} is a node that is alone; otherwise it may hold a password. */
public record ClusterConfig(String redisUrl) {
    private static final int DEFAULT_PORT = 6379;

    /** Whether there may be other nodes. */
    public boolean isShared() {
        return !redisUrl.isEmpty();
    }

    /** Host and port of Redis, {@code none} if there is no Redis. */
    public String where() {
        if (!isShared()) {
            return "none";
        }
        URI uri = URI.create(redisUrl);
        return uri.getHost() + ":" + (uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort());
    }

    @Override
    public String toString() {
        return "ClusterConfig[redis=" + where() + "]";
    }
}
