package org.chatcluster.bench.stage;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chatcluster.testkit.MariaDbServer;
import org.chatcluster.testkit.NodeOptions;
import org.chatcluster.testkit.NodeProcess;
import org.chatcluster.testkit.Parts;
import org.chatcluster.testkit.RedisServer;
import org.chatcluster.testkit.TempDir;
import org.chatcluster.testkit.TestDatabase;
import org.jspecify.annotations.Nullable;

/**
 * What is under test, as processes: nodes, their database, and a Redis where there are several. {@link #close} ends and deletes all of
 * it. Confined to its thread.
 */
public final class Stage implements AutoCloseable {
    private final StageOptions options;
    private final Parts started = new Parts();
    private final List<NodeProcess> nodes = new ArrayList<>();
    private final @Nullable MariaDbServer database;
    private final @Nullable TestDatabase rows;
    private final @Nullable RedisServer redis;
    private final Path dataDir;

    private Stage(StageOptions options) {
        this.options = options;
        this.dataDir = TempDir.create("chat-bench-");
        started.add(() -> TempDir.delete(dataDir));
        try {
            if (options.engine() == Engine.SQLITE) {
                database = null;
                rows = null;
            } else {
                boolean binaryLog = options.engine() == Engine.MARIADB_BINLOG;
                database = started.add(MariaDbServer.start(DatabaseSettings.mariaDb(binaryLog)));
                rows = database.createDatabase("chat");
            }
            redis = options.nodes() > 1 ? started.add(RedisServer.start()) : null;
            for (int i = 1; i <= options.nodes(); i++) {
                NodeProcess node = started.add(NodeProcess.start(node(i)));
                // First, so that a recording of the node is whole.
                started.add(node::terminate);
                nodes.add(node);
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Starts everything and waits until it is ready. */
    public static Stage set(StageOptions options) {
        return new Stage(options);
    }

    private NodeOptions node(int number) {
        NodeOptions node = new NodeOptions(dataDir, options.javaFlags(), options.nodeFlags(), Map.of())
                .withHeapMegabytes(options.heapMegabytes())
                .withFlag("--node-id", "node-" + number);
        if (rows != null) {
            node = node.withDatabase(rows);
        }
        return redis == null ? node : node.withFlag("--redis-url", redis.url());
    }

    /** How it was set up. */
    public StageOptions options() {
        return options;
    }

    /** All nodes. */
    public List<NodeProcess> nodes() {
        return List.copyOf(nodes);
    }

    /** The database server, if it is not a file of the node. */
    public Optional<MariaDbServer> database() {
        return Optional.ofNullable(database);
    }

    /** The Redis between the nodes, if there are several. */
    public Optional<RedisServer> redis() {
        return Optional.ofNullable(redis);
    }

    /** Where clients of a node connect, from 0 on. */
    public InetSocketAddress address(int node) {
        NodeProcess process = nodes.get(node);
        return new InetSocketAddress(process.host(), process.port());
    }

    /** A connection to the tables of the nodes, which the caller closes. */
    public Connection connect() throws SQLException {
        if (rows == null) {
            return DriverManager.getConnection("jdbc:sqlite:" + dataDir.resolve("chat.db") + "?busy_timeout=20000");
        }
        String url = rows.url() + "?rewriteBatchedStatements=true&connectionCollation=utf8mb4_bin";
        return DriverManager.getConnection(url, rows.user(), rows.password());
    }

    @Override
    public void close() {
        started.close();
    }
}
