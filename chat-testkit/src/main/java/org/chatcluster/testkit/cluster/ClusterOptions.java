package org.chatcluster.testkit.cluster;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.chatcluster.testkit.FreePort;
import org.jspecify.annotations.Nullable;

/**
 * How a cluster is to be started: a copy with a change for every method. {@code port} is that of nginx, which stands in front if
 * {@code nginx}; {@code dataDir} keeps the rows of the database, and is null for rows that go away. Immutable.
 */
public record ClusterOptions(
        List<Integer> nodePorts,
        int port,
        boolean nginx,
        @Nullable Path dataDir,
        Map<String, String> nodeFlags,
        List<String> nodeJavaFlags) {
    /** Copies its lists. */
    public ClusterOptions {
        nodePorts = List.copyOf(nodePorts);
        nodeFlags = Map.copyOf(nodeFlags);
        nodeJavaFlags = List.copyOf(nodeJavaFlags);
    }

    /** So many nodes without rate limits on free ports, nothing in front, and rows that go away. */
    public static ClusterOptions nodes(int count) {
        List<Integer> ports =
                IntStream.range(0, count).mapToObj(i -> FreePort.find()).toList();
        return new ClusterOptions(
                ports,
                FreePort.find(),
                false,
                null,
                Map.of("--limits", "off"),
                List.of("-Xmx256m", "-XX:+UseSerialGC"));
    }

    /** With nginx in front. */
    public ClusterOptions withNginx() {
        return new ClusterOptions(nodePorts, port, true, dataDir, nodeFlags, nodeJavaFlags);
    }

    /** With these flags on every node in place of the others. */
    public ClusterOptions withNodeFlags(Map<String, String> flags) {
        return new ClusterOptions(nodePorts, port, nginx, dataDir, flags, nodeJavaFlags);
    }

    /** With nginx, or the nodes one after another, on the ports from {@code first} on. */
    public ClusterOptions withPortsFrom(int first) {
        List<Integer> ports = IntStream.rangeClosed(1, nodePorts.size())
                .mapToObj(i -> first + i)
                .toList();
        return new ClusterOptions(ports, first, nginx, dataDir, nodeFlags, nodeJavaFlags);
    }

    /** With a database whose rows stay in {@code directory}. */
    public ClusterOptions withDataDir(Path directory) {
        return new ClusterOptions(nodePorts, port, nginx, directory, nodeFlags, nodeJavaFlags);
    }
}
