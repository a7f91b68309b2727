package org.chatcluster.server.storage;

import java.sql.SQLException;
import org.chatcluster.server.error.StorageException;

/** What differs between the engines, and nothing else. Implementations are immutable. */
interface Dialect {
    /** What is appended to a SELECT to lock its rows; empty where a transaction that writes is alone anyway. */
    String forUpdate();

    /** What is appended to a SELECT to wait for those who are changing its rows; empty where it cannot meet any. */
    String waitForWriters();

    /** The end of an INSERT into {@code inbox} that leaves a row alone that is there. */
    String orKeepInbox();

    /** The end of an INSERT into {@code inbox} that raises the cursors of a row that is there, and never moves one back. */
    String orRaiseCursors();

    /** The body of a common table expression that has its rows as parameters. */
    String parameterRows(int rows, int columns);

    /** How a batch of the log is written. */
    MessageInsert messageInsert();

    /** How many lanes append at a time where nothing is configured. */
    int lanes();

    /** What the driver's exception means for the caller. */
    StorageException translate(SQLException e);
}
