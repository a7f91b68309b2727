package org.chatcluster.server.storage;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.chatcluster.server.config.StorageConfig;
import org.chatcluster.server.error.StorageException;

/**
 * A MySQL or MariaDB server. One pool reads and writes: a replica may not know yet what was acknowledged. Each lane has a connection
 * of its own.
 */
final class MysqlEngine implements Engine {
    private final MysqlDialect dialect = new MysqlDialect();
    private final MysqlServer server;
    private final DataSource source;
    private final PersistentSource poolSource;
    private final HikariDataSource pool;
    private final List<HeldConnection> lanes = new CopyOnWriteArrayList<>();

    private MysqlEngine(StorageConfig config, MysqlUrl url, MysqlServer server) {
        this.server = server;
        this.source = url.source(config, MysqlUrl.Patience.REQUEST);
        this.poolSource = new PersistentSource(source, dialect);
        this.pool = new HikariDataSource(Pool.config("chat-db", poolSource, config.poolSize(), dialect));
    }

    /** Waits for the server, brings its tables up to date, and opens the pool; begins again if the server goes away meanwhile. */
    static MysqlEngine open(StorageConfig config) {
        MysqlUrl url = new MysqlUrl(config.url());
        DataSource patient = url.source(config, MysqlUrl.Patience.MIGRATION);
        long deadline = System.nanoTime() + config.startWait().toNanos();
        while (true) {
            Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
            MysqlServer server = MysqlServer.await(url.source(config, MysqlUrl.Patience.REQUEST), url, left);
            server.check(url);
            try {
                new Migrations(patient, "sql/mysql", url.where()).run(config.migrate());
                return new MysqlEngine(config, url, server);
            } catch (StorageException.CannotOpen e) {
                if (!isUnavailable(e) || System.nanoTime() - deadline > 0) {
                    throw e;
                }
            }
        }
    }

    private static boolean isUnavailable(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return new MysqlDialect().translate(sql) instanceof StorageException.Unavailable;
            }
        }
        return false;
    }

    @Override
    public MysqlDialect dialect() {
        return dialect;
    }

    @Override
    public String name() {
        return server.name();
    }

    @Override
    public DataSource reads() {
        return pool;
    }

    @Override
    public DataSource writes() {
        return pool;
    }

    @Override
    public Connections laneConnections() {
        HeldConnection lane = new HeldConnection(source, dialect);
        lanes.add(lane);
        return new Connections(dialect, lane, lane);
    }

    @Override
    public List<String> durabilityWarnings() {
        return server.durabilityWarnings();
    }

    @Override
    public void close() {
        lanes.forEach(HeldConnection::close);
        poolSource.close();
        pool.close();
    }
}
