package org.chatcluster.server.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.chatcluster.server.log.StoredMessage;

/**
 * A statement with a parameter for each value. On SQLite the alternative is a transaction around one prepared INSERT that is run again for each
 * row; measured there with 128 and 512 rows a batch it took 20 and 10.3 µs of CPU for a row against 17 and 7.4 µs.
 */
final class ParameterInsert implements MessageInsert {
    private static final int COLUMN_COUNT = 6;

    @Override
    public int run(Connection connection, List<StoredMessage> rows) throws SQLException {
        String sql = INTO_MESSAGE + Parameters.rows(rows.size(), COLUMN_COUNT);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int index = 0;
            for (StoredMessage row : rows) {
                statement.setLong(++index, row.conversation().id());
                statement.setLong(++index, row.seq());
                statement.setInt(++index, row.senderId());
                statement.setLong(++index, row.cid());
                statement.setLong(++index, row.time());
                statement.setString(++index, row.text());
            }
            return statement.executeUpdate();
        }
    }
}
