package org.chatcluster.bench.floor;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;

/** A thread with a connection that inserts batch after batch until it is stopped; a failure ends the process. */
final class InsertWriter {
    /** As the server's driver is set. */
    private static final String MYSQL_OPTIONS =
            "?connectionCollation=utf8mb4_bin&useLocalSessionState=true&maintainTimeStats=false&socketTimeout=5000";

    /** As the server's connection that writes is set. */
    private static final int SQLITE_CACHE_KIB = -65_536;

    private static final int SQLITE_WAL_PAGES = 8_000;
    private static final int SQLITE_WAL_BYTES_KEPT = 64 << 20;

    private final InsertJob job;
    private final FloorRows rows;
    private final Connection connection;
    private final BareInserts inserts;
    private final Thread thread;
    private volatile long done;
    private volatile boolean stopped;

    private InsertWriter(InsertJob job, FloorRows rows) throws SQLException {
        this.job = job;
        this.rows = rows;
        this.connection = job.isSqlite() ? sqlite(Path.of(job.dir())) : mysql(job);
        this.inserts = job.isSqlite() ? BareInserts.prepared(connection, job.batch()) : BareInserts.literal(connection);
        this.thread = new Thread(this::run, "floor-insert");
    }

    static InsertWriter start(InsertJob job, FloorRows rows) throws SQLException {
        InsertWriter writer = new InsertWriter(job, rows);
        writer.thread.start();
        return writer;
    }

    private static Connection mysql(InsertJob job) throws SQLException {
        Connection opened = DriverManager.getConnection(job.url() + MYSQL_OPTIONS, job.user(), job.password());
        opened.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        return opened;
    }

    private static Connection sqlite(Path dir) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.setTransactionMode(TransactionMode.IMMEDIATE);
        config.enforceForeignKeys(true);
        config.setCacheSize(SQLITE_CACHE_KIB);
        config.setJournalSizeLimit(SQLITE_WAL_BYTES_KEPT);
        config.setWalAutocheckpoint(SQLITE_WAL_PAGES);
        return config.createConnection("jdbc:sqlite:" + dir.resolve("chat.db"));
    }

    /** Rows committed so far. */
    long rows() {
        return done;
    }

    long threadId() {
        return thread.getId();
    }

    void stop() throws SQLException, InterruptedException {
        stopped = true;
        thread.join();
        connection.close();
    }

    private void run() {
        try {
            long committed = 0;
            while (!stopped) {
                inserts.insert(rows, job.batch());
                committed += job.batch();
                done = committed;
            }
        } catch (SQLException | RuntimeException e) {
            System.err.println("Rows could not be inserted: " + e);
            Runtime.getRuntime().halt(1);
        }
    }
}
