package org.chatcluster.server.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;

/**
 * Every setting of a node. Immutable; made by {@link ConfigLoader}. An empty {@code nodeId} stands for host name and port.
 * {@code lanes} is 0 where the engine decides; {@code drainTimeout} is what a clean stop may take.
 */
public record ServerConfig(
        String nodeId,
        NetConfig net,
        StorageConfig storage,
        ClusterConfig cluster,
        OpsConfig ops,
        LogConfig log,
        boolean limits,
        int lanes,
        int maxGroupMembers,
        Duration drainTimeout) {
    /** The name of this node once its port is known; asks the system for the host name where none is configured. */
    public String nodeName(int boundPort) {
        return nodeId.isEmpty() ? hostName() + ":" + boundPort : nodeId;
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
