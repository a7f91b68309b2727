package org.chatcluster.server.e2e;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.chatcluster.testkit.NodeProcess;
import org.chatcluster.testkit.cluster.ClusterOptions;
import org.chatcluster.testkit.cluster.ClusterProcesses;

/** Connections and fresh accounts on the nodes of a cluster, closed together with it. */
final class ClusterUsers implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ClusterProcesses cluster;
    private final List<NodeUsers> nodes;

    private ClusterUsers(ClusterProcesses cluster) {
        this.cluster = cluster;
        this.nodes = cluster.nodes().stream().map(NodeUsers::new).toList();
    }

    /** A cluster of so many nodes with nothing in front. */
    static ClusterUsers start(int nodes) {
        return new ClusterUsers(ClusterProcesses.start(ClusterOptions.nodes(nodes)));
    }

    ClusterProcesses cluster() {
        return cluster;
    }

    /** Connections and accounts on the first node. */
    NodeUsers first() {
        return nodes.get(0);
    }

    /** Connections and accounts on the second node. */
    NodeUsers second() {
        return nodes.get(1);
    }

    /** The sum of a meter over its tags, as a node shows it. */
    static double metric(NodeProcess node, String name) {
        Matcher lines = Pattern.compile("^" + name + "(?:\\{[^}]*})? (\\S+)$", Pattern.MULTILINE)
                .matcher(node.ops("/metrics").body());
        double sum = 0;
        boolean found = false;
        while (lines.find()) {
            sum += Double.parseDouble(lines.group(1));
            found = true;
        }
        if (!found) {
            throw new AssertionError("The node shows no " + name);
        }
        return sum;
    }

    /**
     * How many pages of the log a node reads while people chat, when it has no reason to compare its sessions with the database. A machine
     * that stands still for a moment is a reason; then they chat again.
     */
    static double pagesReadDuring(NodeProcess node, Runnable chat) {
        return Awaitility.await("a time without doubt")
                .atMost(PATIENCE)
                .until(() -> pagesReadWithoutDoubt(node, chat), OptionalDouble::isPresent)
                .orElseThrow();
    }

    private static OptionalDouble pagesReadWithoutDoubt(NodeProcess node, Runnable chat) {
        double doubts = doubts(node);
        double pages = metric(node, "chat_log_pages_total");
        chat.run();
        double read = metric(node, "chat_log_pages_total") - pages;
        return doubts(node) == doubts ? OptionalDouble.of(read) : OptionalDouble.empty();
    }

    private static double doubts(NodeProcess node) {
        return metric(node, "chat_bus_doubts_total") + metric(node, "chat_checks_seconds_count");
    }

    @Override
    public void close() {
        nodes.forEach(NodeUsers::close);
        cluster.close();
    }
}
