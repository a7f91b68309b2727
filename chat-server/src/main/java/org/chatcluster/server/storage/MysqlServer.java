package org.chatcluster.server.storage;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.chatcluster.server.error.StorageException;
import org.jspecify.annotations.Nullable;

/** What a MySQL or MariaDB server says of itself when the node starts. */
record MysqlServer(
        String version,
        @Nullable String database,
        long maxPacketBytes,
        boolean binaryLog,
        int syncBinlog,
        int flushAtCommit) {
    /** A lane's batch: 256 KiB of text, every character of it escaped, and the numbers of 512 rows. */
    static final long MIN_PACKET_BYTES = 1 << 20;

    private static final Duration RETRY = Duration.ofMillis(500);
    private static final String QUERY =
            "SELECT VERSION(), DATABASE(), @@max_allowed_packet, @@log_bin, @@sync_binlog, @@innodb_flush_log_at_trx_commit";

    /** Asks the server, and again until it answers or {@code wait} is over. */
    static MysqlServer await(DataSource source, MysqlUrl url, Duration wait) {
        MysqlDialect dialect = new MysqlDialect();
        long deadline = System.nanoTime() + wait.toNanos();
        while (true) {
            try {
                return ask(source);
            } catch (SQLException e) {
                boolean mayCome = dialect.translate(e) instanceof StorageException.Unavailable;
                if (!mayCome || System.nanoTime() - deadline > 0) {
                    throw new StorageException.CannotOpen(cannotOpen(url, wait, mayCome, e), e);
                }
            }
            pause(url);
        }
    }

    private static MysqlServer ask(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(QUERY)) {
            row.next();
            return new MysqlServer(
                    row.getString(1),
                    row.getString(2),
                    row.getLong(3),
                    row.getBoolean(4),
                    row.getInt(5),
                    row.getInt(6));
        }
    }

    private static void pause(MysqlUrl url) {
        try {
            TimeUnit.MILLISECONDS.sleep(RETRY.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StorageException.CannotOpen(url.where() + " (interrupted while waiting for it)", e);
        }
    }

    private static String cannotOpen(MysqlUrl url, Duration wait, boolean mayCome, SQLException e) {
        String waited = mayCome ? " for " + wait.toSeconds() + " s" : "";
        return url.where() + " could not be opened" + waited + " (" + Reason.of(e) + ")";
    }

    /** Product and version, for instance {@code mariadb 11.4.5}. */
    String name() {
        String number = version.replaceFirst("-.*", "");
        return (version.toLowerCase(Locale.ROOT).contains("mariadb") ? "mariadb " : "mysql ") + number;
    }

    /** Refuses an address without a database and a server that could not take a batch. */
    void check(MysqlUrl url) {
        if (database == null) {
            throw new StorageException.CannotOpen(
                    url.where() + " names no database (expected " + MysqlUrl.EXPECTED + ")", null);
        }
        if (maxPacketBytes < MIN_PACKET_BYTES) {
            throw new StorageException.CannotOpen(
                    url.where() + " has max_allowed_packet " + maxPacketBytes + " (expected at least "
                            + MIN_PACKET_BYTES + ")",
                    null);
        }
    }

    List<String> durabilityWarnings() {
        List<String> warnings = new ArrayList<>();
        if (!binaryLog) {
            warnings.add("log_bin is off: other nodes may see a message before it is on disk.");
        } else if (syncBinlog != 1) {
            warnings.add("sync_binlog is " + syncBinlog + " (expected 1): a power cut may lose acknowledged messages.");
        }
        if (flushAtCommit != 1) {
            warnings.add("innodb_flush_log_at_trx_commit is " + flushAtCommit
                    + " (expected 1): a power cut may lose acknowledged messages.");
        }
        return List.copyOf(warnings);
    }
}
