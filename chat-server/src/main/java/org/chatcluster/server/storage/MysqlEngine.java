package org.chatcluster.server.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import javax.sql.DataSource;
import org.chatcluster.server.config.StorageConfig;

/** A MySQL or MariaDB server. One pool reads and writes: a replica may not know yet what was acknowledged. */
final class MysqlEngine implements Engine {
    private final MysqlDialect dialect = new MysqlDialect();
    private final MysqlUrl url;
    private final MysqlServer server;
    private final DataSource migrations;
    private final HikariDataSource pool;

    private MysqlEngine(StorageConfig config, MysqlUrl url, MysqlServer server) {
        this.url = url;
        this.server = server;
        this.migrations = url.source(config, MysqlUrl.Patience.MIGRATION);
        this.pool = pool(url.source(config, MysqlUrl.Patience.REQUEST), config.poolSize(), dialect);
    }

    /** Waits for the server, checks it, and opens the pool. */
    static MysqlEngine open(StorageConfig config) {
        MysqlUrl url = new MysqlUrl(config.url());
        MysqlServer server = MysqlServer.await(url.source(config, MysqlUrl.Patience.REQUEST), url, config.startWait());
        server.check(url);
        return new MysqlEngine(config, url, server);
    }

    private static HikariDataSource pool(DataSource source, int size, Dialect dialect) {
        HikariConfig config = Pool.config("chat-db", source, size, dialect);
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.setConnectionInitSql("SET SESSION innodb_lock_wait_timeout = 3");
        return new HikariDataSource(config);
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
    public String where() {
        return url.where();
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
    public DataSource migrations() {
        return migrations;
    }

    @Override
    public List<String> durabilityWarnings() {
        return server.durabilityWarnings();
    }

    @Override
    public void close() {
        pool.close();
    }
}
