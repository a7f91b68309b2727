package org.chatcluster.server.e2e;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chatcluster.testkit.NodeProcess;
import org.chatcluster.testkit.cluster.ClusterOptions;
import org.chatcluster.testkit.cluster.ClusterProcesses;

/** Connections and fresh accounts on the nodes of a cluster, closed together with it. */
final class ClusterUsers implements AutoCloseable {
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

    @Override
    public void close() {
        nodes.forEach(NodeUsers::close);
        cluster.close();
    }
}
