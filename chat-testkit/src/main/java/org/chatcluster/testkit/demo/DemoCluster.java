package org.chatcluster.testkit.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.chatcluster.testkit.NginxProcess;
import org.chatcluster.testkit.NodeProcess;
import org.chatcluster.testkit.cluster.ClusterOptions;
import org.chatcluster.testkit.cluster.ClusterProcesses;

/** The cluster of {@code bin/demo-cluster}: says where it is, and starts nodes again that somebody has killed. Confined to its thread. */
final class DemoCluster implements AutoCloseable {
    private static final int MAX_NODES = 9;
    private static final int MAX_PORT = 65_535;
    private static final long LOOK_MILLIS = 1_000;

    private final DemoDirectory directory;
    private final ClusterProcesses processes;
    private final Consumer<String> out;

    private DemoCluster(DemoDirectory directory, ClusterProcesses processes, Consumer<String> out) {
        this.directory = directory;
        this.processes = processes;
        this.out = out;
    }

    /** Starts everything and says where it is. */
    static DemoCluster start(DemoOptions options, Consumer<String> out) throws IOException {
        require("--nodes", options.nodes, MAX_NODES);
        require("--port", options.port, MAX_PORT - MAX_NODES);
        DemoDirectory directory = DemoDirectory.open(options.dataDir, options.fresh);
        try {
            Optional<String> noNginx =
                    options.noNginx ? Optional.of("--no-nginx was given") : NginxProcess.whyMissing();
            ClusterOptions wanted = ClusterOptions.nodes(options.nodes)
                    .withNodeFlags(Map.of())
                    .withPortsFrom(options.port)
                    .withDataDir(directory.path());
            if (noNginx.isEmpty()) {
                requireFree(wanted.port());
                wanted = wanted.withNginx();
            }
            for (int port : wanted.nodePorts()) {
                requireFree(port);
            }
            out.accept("Starting MariaDB, Redis and " + options.nodes + " nodes; the first time takes a minute ...");
            DemoCluster cluster = new DemoCluster(directory, ClusterProcesses.start(wanted), out);
            cluster.describe(noNginx, directory.path());
            return cluster;
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    /** Returns when {@code asked} has been counted down; until then starts dead nodes again. */
    void watchUntil(CountDownLatch asked) {
        try {
            while (!asked.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                for (NodeProcess node : processes.nodes()) {
                    if (!node.isAlive()) {
                        out.accept(name(node) + " has ended; starting it again ...");
                        node.restart();
                        out.accept(line(node));
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends everything in order. */
    void stop() {
        out.accept("Stopping the nodes, then the rest ...");
        processes.stop();
        out.accept("Stopped.");
    }

    @Override
    public void close() {
        processes.close();
        directory.close();
    }

    private void describe(Optional<String> noNginx, Path data) {
        out.accept("");
        processes.nodes().forEach(node -> out.accept(line(node)));
        out.accept("redis    port " + processes.redis().port() + "  pid "
                + processes.redis().pid());
        out.accept("mariadb  port " + processes.database().port() + "  pid "
                + processes.database().pid() + "  rows in " + data);
        processes.nginx().ifPresent(nginx -> out.accept("nginx    port " + nginx.port() + "  pid " + nginx.pid()));
        out.accept("");
        if (noNginx.isPresent()) {
            out.accept("No nginx in front (" + noNginx.get() + "): connect to the nodes themselves.");
            processes.nodes().forEach(node -> out.accept("  bin/chat --port " + node.port()));
        } else {
            int port = processes.nginx().orElseThrow().port();
            out.accept("Connect, in as many terminals as you like, each with a name of its own:");
            out.accept("  bin/chat --port " + port);
        }
        out.accept("Kill a node (kill -9 and its pid) and see the clients move; it is started again.");
        out.accept("Ready. Ctrl-C stops everything.");
    }

    private static String line(NodeProcess node) {
        return name(node) + "   port " + node.port() + "  pid " + node.pid() + "  metrics http://" + node.host() + ":"
                + node.opsPort() + "/metrics  log "
                + node.logFiles().get(node.logFiles().size() - 1);
    }

    private static String name(NodeProcess node) {
        return node.ready().node();
    }

    private static void require(String flag, int value, int max) {
        if (value < 1 || value > max) {
            throw new IllegalArgumentException(flag + ": " + value + " (expected 1.." + max + ")");
        }
    }

    private static void requireFree(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            if (!probe.isBound()) {
                throw new IOException("not bound");
            }
        } catch (IOException e) {
            throw new IllegalStateException("Port " + port + " is taken; choose others with --port.", e);
        }
    }
}
