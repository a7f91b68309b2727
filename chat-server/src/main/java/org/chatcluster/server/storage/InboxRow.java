package org.chatcluster.server.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** A row of {@code inbox} that is about to be written. */
record InboxRow(int userId, long conversationId, long receivedSeq, long readSeq) {
    /** Two that lock the same rows in the same order cannot dead-lock. */
    private static final Comparator<InboxRow> BY_KEY =
            Comparator.comparingInt(InboxRow::userId).thenComparingLong(InboxRow::conversationId);

    private static final String INSERT = "INSERT INTO inbox (user_id, conversation_id, received_seq, read_seq) VALUES ";
    private static final int COLUMN_COUNT = 4;

    /** Inserts the rows in one statement, which ends with what is to happen to a row that is there. */
    static int insert(Connection connection, Collection<InboxRow> rows, String orElse) throws SQLException {
        List<InboxRow> sorted = rows.stream().sorted(BY_KEY).toList();
        String sql = INSERT + Parameters.rows(sorted.size(), COLUMN_COUNT) + orElse;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int index = 0;
            for (InboxRow row : sorted) {
                statement.setInt(++index, row.userId);
                statement.setLong(++index, row.conversationId);
                statement.setLong(++index, row.receivedSeq);
                statement.setLong(++index, row.readSeq);
            }
            return statement.executeUpdate();
        }
    }
}
