package org.chatcluster.testkit.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chatcluster.testkit.MariaDbServer;
import org.chatcluster.testkit.NginxProcess;
import org.chatcluster.testkit.NodeOptions;
import org.chatcluster.testkit.NodeProcess;
import org.chatcluster.testkit.Parts;
import org.chatcluster.testkit.RedisServer;
import org.chatcluster.testkit.TempDir;
import org.chatcluster.testkit.TestDatabase;
import org.jspecify.annotations.Nullable;

/**
 * A MariaDB, a Redis, some nodes and, if wanted, nginx in front of them, each a process that can be killed and frozen by itself.
 * {@link #stop} ends them in order, {@link #close} at once; neither leaves one behind. Thread-safe, except that it is stopped or closed
 * by one thread.
 */
public final class ClusterProcesses implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";
    private static final int NODE_TERMINATED = 0;

    private final Parts started = new Parts();
    private final MariaDbServer database;
    private final RedisServer redis;
    private final List<NodeProcess> nodes = new ArrayList<>();
    private final @Nullable NginxProcess nginx;

    private ClusterProcesses(ClusterOptions options) {
        try {
            database = started.add(startDatabase(options.dataDir()));
            redis = started.add(RedisServer.start());
            TestDatabase chat = database.createDatabase("chat");
            for (int i = 0; i < options.nodePorts().size(); i++) {
                nodes.add(started.add(NodeProcess.start(nodeOptions(options, chat, i))));
            }
            nginx = options.nginx() ? started.add(NginxProcess.start(options.port(), options.nodePorts())) : null;
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Starts everything and waits until it is ready. */
    public static ClusterProcesses start(ClusterOptions options) {
        return new ClusterProcesses(options);
    }

    /** The database that the nodes share. */
    public MariaDbServer database() {
        return database;
    }

    /** The Redis between the nodes. */
    public RedisServer redis() {
        return redis;
    }

    /** All nodes. */
    public List<NodeProcess> nodes() {
        return List.copyOf(nodes);
    }

    /** One node, from 0 on. With nginx in front it takes no connections but those of nginx. */
    public NodeProcess node(int index) {
        return nodes.get(index);
    }

    /** What stands in front, if anything does. */
    public Optional<NginxProcess> nginx() {
        return Optional.ofNullable(nginx);
    }

    /** Where clients connect: nginx, or each of the nodes. */
    public List<InetSocketAddress> entrances() {
        if (nginx != null) {
            return List.of(new InetSocketAddress(nginx.host(), nginx.port()));
        }
        return nodes.stream()
                .map(node -> new InetSocketAddress(node.host(), node.port()))
                .toList();
    }

    /** Copies the logs of all parts to a new directory, which stays. */
    public Path copyLogs() {
        Path to = TempDir.create("chat-logs-");
        List<Path> logs = new ArrayList<>(List.of(database.logFile(), redis.logFile()));
        nginx().ifPresent(proxy -> logs.add(proxy.logFile()));
        nodes.forEach(node -> logs.addAll(node.logFiles()));
        for (Path log : logs) {
            try {
                Files.copy(log, to.resolve(logs.indexOf(log) + "-" + log.getFileName()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return to;
    }

    /** Ends everything in order: nodes say goodbye through nginx and write what they have. Says which node did not end cleanly. */
    public void stop() {
        nodes.forEach(NodeProcess::signalTerminate);
        List<String> unclean = new ArrayList<>();
        for (NodeProcess node : nodes) {
            int code = node.awaitExit();
            if (code != NODE_TERMINATED) {
                unclean.add(node.ready().node() + " ended with " + code);
            }
        }
        if (nginx != null) {
            nginx.close();
        }
        redis.stop();
        database.stop();
        close();
        if (!unclean.isEmpty()) {
            throw new IllegalStateException(String.join(", ", unclean));
        }
    }

    @Override
    public void close() {
        started.close();
    }

    private static MariaDbServer startDatabase(@Nullable Path dataDir) {
        return dataDir == null
                ? MariaDbServer.start(MariaDbServer.WITH_BINLOG)
                : MariaDbServer.startIn(dataDir, MariaDbServer.WITH_BINLOG);
    }

    private NodeOptions nodeOptions(ClusterOptions options, TestDatabase chat, int index) {
        NodeOptions node = new NodeOptions(null, options.nodeJavaFlags(), options.nodeFlags(), Map.of())
                .withDatabase(chat)
                .withFlag("--redis-url", redis.url())
                .withFlag("--node-id", "node-" + (index + 1))
                .withFlag("--port", Integer.toString(options.nodePorts().get(index)));
        return options.nginx() ? node.withFlag("--proxy-protocol", LOOPBACK) : node;
    }
}
