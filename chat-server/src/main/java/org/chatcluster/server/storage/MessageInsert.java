package org.chatcluster.server.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.chatcluster.server.log.StoredMessage;

/** How a batch gets into table {@code message}: all of it by one statement. Implementations are immutable. */
@FunctionalInterface
interface MessageInsert {
    /** The statement up to its rows. */
    String INTO_MESSAGE = "INSERT INTO message (" + JdbcMessageDao.COLUMNS + ") VALUES ";

    /** Inserts the rows, of which there is one at least, and returns how many they were. */
    int run(Connection connection, List<StoredMessage> rows) throws SQLException;
}
