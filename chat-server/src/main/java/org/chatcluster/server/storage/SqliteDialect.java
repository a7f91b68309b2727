package org.chatcluster.server.storage;

import java.sql.SQLException;
import org.chatcluster.server.error.StorageException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** SQLite 3.35 or newer. */
final class SqliteDialect implements Dialect {
    /** The low byte of a result code says what has happened, the rest where. */
    private static final int PRIMARY_CODE = 0xff;

    private final MessageInsert messageInsert = new ParameterInsert();

    @Override
    public String forUpdate() {
        return "";
    }

    @Override
    public String waitForWriters() {
        return "";
    }

    @Override
    public String orKeepInbox() {
        return " ON CONFLICT DO NOTHING";
    }

    @Override
    public String orRaiseCursors() {
        return " ON CONFLICT (user_id, conversation_id) DO UPDATE SET"
                + " received_seq = MAX(received_seq, excluded.received_seq),"
                + " read_seq = MAX(read_seq, excluded.read_seq)";
    }

    @Override
    public String parameterRows(int rows, int columns) {
        return "VALUES " + Parameters.rows(rows, columns);
    }

    @Override
    public MessageInsert messageInsert() {
        return messageInsert;
    }

    @Override
    public int lanes() {
        // One connection writes.
        return 1;
    }

    @Override
    public StorageException translate(SQLException e) {
        if (!(e instanceof SQLiteException sqlite)) {
            // Not from SQLite: from the pool, which found no connection.
            return new StorageException.Unavailable(e);
        }
        SQLiteErrorCode code = sqlite.getResultCode();
        if (code == SQLiteErrorCode.SQLITE_CONSTRAINT_PRIMARYKEY || code == SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE) {
            return new StorageException.DuplicateKey(e, code == SQLiteErrorCode.SQLITE_CONSTRAINT_PRIMARYKEY);
        }
        return switch (code.code & PRIMARY_CODE) {
            case 5, 6 -> new StorageException.Conflict(e); // BUSY, LOCKED
            // NOMEM, READONLY, INTERRUPT, IOERR, FULL, CANTOPEN, PROTOCOL
            case 7, 8, 9, 10, 13, 14, 15 -> new StorageException.Unavailable(e);
            default -> new StorageException("SQLite refused the statement: " + code, e);
        };
    }
}
