package org.chatcluster.server.storage;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.chatcluster.server.log.Conversation;
import org.chatcluster.server.message.InboxDao;

/** The cursors in table {@code inbox}. Thread-safe and blocking. */
final class JdbcInboxDao implements InboxDao {
    /** Keeps a statement short of the limits on parameters and packets, and its locks brief. */
    private static final int MAX_ROWS_PER_STATEMENT = 1_000;

    /** The last message of each conversation is found by the end of the primary key, whatever the length of its history. */
    static final String LIST_FROM = " FROM inbox i"
            + " LEFT JOIN message m ON m.conversation_id = i.conversation_id AND m.seq ="
            + " (SELECT l.seq FROM message l WHERE l.conversation_id = i.conversation_id ORDER BY l.seq DESC LIMIT 1)"
            + " WHERE i.user_id";

    static final String LIST_COLUMNS = "i.conversation_id, i.received_seq, i.read_seq, m.seq, m.sent_at";
    static final String LIST = "SELECT " + LIST_COLUMNS + LIST_FROM + " = ?";

    static final String LIST_ENDS = "SELECT i.user_id, i.conversation_id,"
            + " (SELECT m.seq FROM message m WHERE m.conversation_id = i.conversation_id ORDER BY m.seq DESC LIMIT 1)"
            + " FROM inbox i WHERE i.user_id IN ";

    private final Connections connections;

    JdbcInboxDao(Connections connections) {
        this.connections = connections;
    }

    @Override
    public List<Entry> list(int userId) {
        return connections.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(LIST)) {
                statement.setInt(1, userId);
                return readEntries(statement);
            }
        });
    }

    private static List<Entry> readEntries(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            List<Entry> entries = new ArrayList<>();
            while (rows.next()) {
                entries.add(entry(rows, 1));
            }
            return entries;
        }
    }

    /** An entry from the columns of {@link #LIST_COLUMNS}. One that is NULL, where there is no message, reads as 0. */
    static Entry entry(ResultSet row, int first) throws SQLException {
        return new Entry(
                new Conversation(row.getLong(first)),
                row.getLong(first + 1),
                row.getLong(first + 2),
                row.getLong(first + 3),
                row.getLong(first + 4));
    }

    @Override
    public List<End> listEnds(Collection<Integer> userIds) {
        if (userIds.isEmpty()) {
            return List.of();
        }
        String sql = LIST_ENDS + Parameters.rows(1, userIds.size());
        return connections.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                int index = 0;
                for (int userId : userIds) {
                    statement.setInt(++index, userId);
                }
                return readEnds(statement);
            }
        });
    }

    private static List<End> readEnds(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            List<End> ends = new ArrayList<>();
            while (rows.next()) {
                ends.add(new End(rows.getInt(1), new Conversation(rows.getLong(2)), rows.getLong(3)));
            }
            return ends;
        }
    }

    @Override
    public void move(Collection<Move> moves) {
        List<InboxRow> rows = moves.stream()
                .map(move -> new InboxRow(move.userId(), move.conversation().id(), move.receivedSeq(), move.readSeq()))
                .toList();
        for (int from = 0; from < rows.size(); from += MAX_ROWS_PER_STATEMENT) {
            List<InboxRow> some = rows.subList(from, Math.min(from + MAX_ROWS_PER_STATEMENT, rows.size()));
            connections.write(connection ->
                    InboxRow.insert(connection, some, connections.dialect().orRaiseCursors()));
        }
    }
}
