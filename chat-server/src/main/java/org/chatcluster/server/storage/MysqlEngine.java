package org.chatcluster.server.storage;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.chatcluster.server.config.StorageConfig;
import org.chatcluster.server.error.StorageException;

/**
 * A MySQL or MariaDB server. One pool reads and writes: a replica may not know yet what was acknowledged. Each lane has a connection
 * of its own.
 */
final class MysqlEngine implements Engine {
    private static final int UNEXPLAINED_TRIES = 2;

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
        int unexplained = 0;
        while (true) {
            Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
            MysqlServer server = MysqlServer.await(url.source(config, MysqlUrl.Patience.REQUEST), url, left);
            server.check(url);
            try {
                new Migrations(patient, "sql/mysql", url.where()).run(config.migrate());
                return new MysqlEngine(config, url, server);
            } catch (StorageException.CannotOpen e) {
                boolean again = isUnavailable(e) || (isUnexplained(e) && unexplained++ < UNEXPLAINED_TRIES);
                if (!again || System.nanoTime() - deadline > 0) {
                    throw e;
                }
            }
        }
    }

    private static boolean isUnavailable(StorageException.CannotOpen e) {
        return findSqlException(e)
                .filter(sql -> new MysqlDialect().translate(sql) instanceof StorageException.Unavailable)
                .isPresent();
    }

    /** Flyway fails without the driver's exception where the connection breaks while it asks for the server's version. */
    private static boolean isUnexplained(StorageException.CannotOpen e) {
        return e.getCause() != null && findSqlException(e).isEmpty();
    }

    private static Optional<SQLException> findSqlException(Throwable e) {
        return Stream.<Throwable>iterate(e, Objects::nonNull, Throwable::getCause)
                .filter(cause -> cause instanceof SQLException)
                .map(cause -> (SQLException) cause)
                .findFirst();
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
