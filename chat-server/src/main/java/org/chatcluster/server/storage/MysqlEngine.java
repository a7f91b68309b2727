package org.chatcluster.server.storage;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.chatcluster.server.config.StorageConfig;

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

    /** Waits for the server, brings its tables up to date, and opens the pool. */
    static MysqlEngine open(StorageConfig config) {
        MysqlUrl url = new MysqlUrl(config.url());
        MysqlServer server = MysqlServer.await(url.source(config, MysqlUrl.Patience.REQUEST), url, config.startWait());
        server.check(url);
        DataSource patient = url.source(config, MysqlUrl.Patience.MIGRATION);
        new Migrations(patient, "sql/mysql", url.where()).run(config.migrate());
        return new MysqlEngine(config, url, server);
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
