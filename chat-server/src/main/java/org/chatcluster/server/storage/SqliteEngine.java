package org.chatcluster.server.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.chatcluster.server.config.StorageConfig;
import org.chatcluster.server.error.StorageException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

/**
 * SQLite in the data directory. Commits go to the write-ahead log and are synced before they return. There is one connection that
 * writes, so that nobody waits for SQLite's own lock, which has no queue, and a few that read beside it.
 */
final class SqliteEngine implements Engine {
    private static final int MAX_READERS = 4;
    /** For another program's lock, a backup's for instance. Short, for a lane tries again by itself and answers 121 after two seconds. */
    private static final int BUSY_TIMEOUT_MILLIS = 1_000;
    /** Negative is SQLite's way to say KiB. With both indexes of the log in it, inserts are 1.4 times as fast as with 2 MiB. */
    private static final int WRITER_CACHE_KIB = -65_536;

    private static final int READER_CACHE_KIB = -8_192;
    /** Pages of 4 KiB in the write-ahead log before they are moved to the database: fewer and larger moves than after 1,000. */
    private static final int WAL_PAGES = 8_000;

    private static final int WAL_BYTES_KEPT = 64 << 20;

    private final SqliteDialect dialect = new SqliteDialect();
    private final DataDirectory directory;
    private final HikariDataSource writes;
    private final HikariDataSource reads;

    private SqliteEngine(DataDirectory directory, SQLiteDataSource writer, int poolSize) {
        this.directory = directory;
        this.writes = pool("chat-db-write", writer, 1, dialect);
        SQLiteDataSource readers = source(directory.database(), READER_CACHE_KIB);
        this.reads = pool("chat-db-read", readers, Math.min(MAX_READERS, poolSize), dialect);
    }

    private static HikariDataSource pool(String name, DataSource source, int size, Dialect dialect) {
        HikariConfig config = Pool.config(name, source, size, dialect);
        // A connection to a file does not age.
        config.setMaxLifetime(0);
        config.setKeepaliveTime(0);
        return new HikariDataSource(config);
    }

    /** Takes the data directory, and brings the database in it, which may be new, up to date. */
    static SqliteEngine open(StorageConfig config) {
        DataDirectory directory = DataDirectory.open(config.dataDir());
        try {
            if (Files.exists(directory.database()) && !Files.isWritable(directory.database())) {
                throw new StorageException.CannotOpen(
                        "data.dir: " + directory.database() + " cannot be written (expected a file of this user)",
                        null);
            }
            SQLiteDataSource writer = source(directory.database(), WRITER_CACHE_KIB);
            new Migrations(writer, "sql/sqlite", "data.dir: " + directory.database()).run(config.migrate());
            return new SqliteEngine(directory, writer, config.poolSize());
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    private static SQLiteDataSource source(Path file, int cacheKib) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
        config.setTransactionMode(TransactionMode.IMMEDIATE);
        config.enforceForeignKeys(true);
        config.setCacheSize(cacheKib);
        config.setJournalSizeLimit(WAL_BYTES_KEPT);
        config.setWalAutocheckpoint(WAL_PAGES);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    @Override
    public SqliteDialect dialect() {
        return dialect;
    }

    @Override
    public String name() {
        return "sqlite";
    }

    @Override
    public DataSource reads() {
        return reads;
    }

    @Override
    public DataSource writes() {
        return writes;
    }

    @Override
    public Connections laneConnections() {
        // The one connection that writes has to be shared with everything else that does.
        return new Connections(dialect, Lender.pooled(reads), Lender.pooled(writes));
    }

    @Override
    public List<String> durabilityWarnings() {
        return List.of();
    }

    @Override
    public void close() {
        try (directory;
                reads) {
            writes.close();
        }
    }
}
