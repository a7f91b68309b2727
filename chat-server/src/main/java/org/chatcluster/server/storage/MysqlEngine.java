package org.chatcluster.server.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import javax.sql.DataSource;
import org.chatcluster.server.config.StorageConfig;

/** A MySQL or MariaDB server. One pool reads and writes: a replica may not know yet what was acknowledged. */
final class MysqlEngine implements Engine {
    private final MysqlDialect dialect = new MysqlDialect();
    private final MysqlServer server;
    private final HikariDataSource pool;

    private MysqlEngine(StorageConfig config, MysqlUrl url, MysqlServer server) {
        this.server = server;
        this.pool = pool(url.source(config, MysqlUrl.Patience.REQUEST), config.poolSize(), dialect);
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
    public DataSource reads() {
        return pool;
    }

    @Override
    public DataSource writes() {
        return pool;
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
