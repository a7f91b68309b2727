package org.chatcluster.server.storage;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.Collections;
import java.util.Set;
import java.util.regex.Pattern;
import org.chatcluster.server.error.StorageException;
import org.jspecify.annotations.Nullable;

/** MySQL 8.4 and MariaDB 10.11, or newer. */
final class MysqlDialect implements Dialect {
    private static final int DUPLICATE_ENTRY = 1062;
    private static final Pattern PRIMARY_KEY = Pattern.compile("for key '([^']*\\.)?PRIMARY'$");

    /** Record changed since last read (MariaDB), lock wait time-out, deadlock. */
    private static final Set<Integer> CONFLICTS = Set.of(1020, 1205, 1213);

    /**
     * The disk is full or fails (1021, 1026, 1030, 1114, 1180), too many connections (1040, 1203, 1226), shutdown or a killed connection
     * or statement (1053, 1077, 1079, 1317, 1927), the network (1158..1161), not the primary any more (1290, 1792, 1836).
     */
    private static final Set<Integer> UNAVAILABLE = Set.of(
            1021, 1026, 1030, 1114, 1180, 1040, 1203, 1226, 1053, 1077, 1079, 1317, 1927, 1158, 1159, 1160, 1161, 1290,
            1792, 1836);

    private final MessageInsert messageInsert = new LiteralInsert();

    @Override
    public String forUpdate() {
        return " FOR UPDATE";
    }

    @Override
    public String waitForWriters() {
        // MariaDB does not know MySQL's FOR SHARE.
        return " LOCK IN SHARE MODE";
    }

    @Override
    public String orKeepInbox() {
        // Not INSERT IGNORE, which lets every other error pass as well.
        return " ON DUPLICATE KEY UPDATE read_seq = read_seq";
    }

    @Override
    public String orRaiseCursors() {
        // VALUES() is the one spelling that both MySQL and MariaDB know.
        return " ON DUPLICATE KEY UPDATE received_seq = GREATEST(received_seq, VALUES(received_seq)),"
                + " read_seq = GREATEST(read_seq, VALUES(read_seq))";
    }

    @Override
    public String parameterRows(int rows, int columns) {
        String row = "SELECT " + Parameters.list(columns);
        return String.join(" UNION ALL ", Collections.nCopies(rows, row));
    }

    @Override
    public MessageInsert messageInsert() {
        return messageInsert;
    }

    @Override
    public int lanes() {
        // While one lane waits for the flush of its commit, the other one fills the next.
        return 2;
    }

    @Override
    public StorageException translate(SQLException e) {
        for (Throwable cause = e; cause instanceof SQLException sql; cause = cause.getCause()) {
            if (sql.getErrorCode() == DUPLICATE_ENTRY) {
                return new StorageException.DuplicateKey(e, isPrimary(sql));
            }
            if (CONFLICTS.contains(sql.getErrorCode())) {
                return new StorageException.Conflict(e);
            }
            if (isUnavailable(sql)) {
                return new StorageException.Unavailable(e);
            }
        }
        return new StorageException("The database refused the statement: error " + e.getErrorCode(), e);
    }

    /** In the message the key has its name, behind that of the table in newer versions, and there is nothing else to know it by. */
    private static boolean isPrimary(SQLException e) {
        return e.getMessage() != null && PRIMARY_KEY.matcher(e.getMessage()).find();
    }

    private static boolean isUnavailable(SQLException e) {
        @Nullable String state = e.getSQLState();
        return UNAVAILABLE.contains(e.getErrorCode())
                || (state != null && state.startsWith("08"))
                || e instanceof SQLTransientConnectionException
                || e instanceof SQLNonTransientConnectionException
                || e instanceof SQLRecoverableException
                || e instanceof SQLTimeoutException;
    }
}
