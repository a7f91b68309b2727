package org.chatcluster.server.storage;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chatcluster.server.log.Conversation;
import org.chatcluster.server.log.MessageDao;
import org.chatcluster.server.log.StoredMessage;

/**
 * The log in table {@code message}. Blocking; as thread-safe as its connections.
 *
 * <p>A batch is one INSERT of many rows in auto-commit mode, on both engines ({@link MessageInsert}).
 */
final class JdbcMessageDao implements MessageDao {
    static final String COLUMNS = "conversation_id, seq, sender_id, cid, sent_at, body";

    static final String LIST_AFTER = "SELECT " + COLUMNS
            + " FROM message WHERE conversation_id = ? AND seq > ? AND seq <= ? ORDER BY seq LIMIT ?";
    static final String LIST_BEFORE = "SELECT " + COLUMNS
            + " FROM message WHERE conversation_id = ? AND seq < ? AND seq > ? ORDER BY seq DESC LIMIT ?";

    private final Connections connections;

    JdbcMessageDao(Connections connections) {
        this.connections = connections;
    }

    @Override
    public Map<Conversation, Long> lastSeqs(Collection<Conversation> conversations) {
        return lastSeqs(conversations, "");
    }

    @Override
    public Map<Conversation, Long> settledLastSeqs(Collection<Conversation> conversations) {
        return lastSeqs(conversations, connections.dialect().waitForWriters());
    }

    private Map<Conversation, Long> lastSeqs(Collection<Conversation> conversations, String lock) {
        if (conversations.isEmpty()) {
            return Map.of();
        }
        String sql = lastSeqs(connections.dialect(), conversations.size(), lock);
        return connections.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                int index = 0;
                for (Conversation conversation : conversations) {
                    statement.setLong(++index, conversation.id());
                }
                return readLastSeqs(statement);
            }
        });
    }

    /** Not MAX … GROUP BY: both engines read every row of the conversations for it. */
    static String lastSeqs(Dialect dialect, int keys, String lock) {
        return "WITH k (id) AS (" + dialect.parameterRows(keys, 1)
                + ") SELECT k.id, (SELECT m.seq FROM message m WHERE m.conversation_id = k.id ORDER BY m.seq DESC LIMIT 1"
                + lock
                + ") FROM k";
    }

    private static Map<Conversation, Long> readLastSeqs(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            Map<Conversation, Long> lastSeqs = new HashMap<>();
            while (rows.next()) {
                long seq = rows.getLong(2);
                if (!rows.wasNull()) {
                    lastSeqs.put(new Conversation(rows.getLong(1)), seq);
                }
            }
            return lastSeqs;
        }
    }

    @Override
    public void addInboxes(Collection<Conversation> directs) {
        if (directs.isEmpty()) {
            return;
        }
        List<InboxRow> rows = new ArrayList<>(2 * directs.size());
        for (Conversation direct : directs) {
            rows.add(new InboxRow(direct.firstUser(), direct.id(), 0, 0));
            rows.add(new InboxRow(direct.secondUser(), direct.id(), 0, 0));
        }
        connections.write(connection ->
                InboxRow.insert(connection, rows, connections.dialect().orKeepInbox()));
    }

    @Override
    public void insert(List<StoredMessage> rows) {
        if (rows.isEmpty()) {
            return;
        }
        connections.write(connection -> connections.dialect().messageInsert().run(connection, rows));
    }

    @Override
    public List<StoredMessage> findByKeys(Collection<StoredMessage.Key> keys) {
        if (keys.isEmpty()) {
            return List.of();
        }
        String sql = findByKeys(connections.dialect(), keys.size());
        return connections.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                int index = 0;
                for (StoredMessage.Key key : keys) {
                    statement.setInt(++index, key.senderId());
                    statement.setLong(++index, key.cid());
                }
                return readMessages(statement);
            }
        });
    }

    static String findByKeys(Dialect dialect, int keys) {
        return "WITH k (sender, client) AS (" + dialect.parameterRows(keys, 2) + ") SELECT " + COLUMNS
                + " FROM k JOIN message ON sender_id = k.sender AND cid = k.client" + dialect.waitForWriters();
    }

    @Override
    public List<StoredMessage> listAfter(Conversation conversation, long after, long upTo, int limit) {
        return list(LIST_AFTER, conversation, after, upTo, limit);
    }

    @Override
    public List<StoredMessage> listBefore(Conversation conversation, long before, long after, int limit) {
        return list(LIST_BEFORE, conversation, before, after, limit);
    }

    private List<StoredMessage> list(String sql, Conversation conversation, long from, long to, int limit) {
        return connections.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setLong(1, conversation.id());
                statement.setLong(2, from);
                statement.setLong(3, to);
                statement.setInt(4, limit);
                return readMessages(statement);
            }
        });
    }

    private static List<StoredMessage> readMessages(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            List<StoredMessage> messages = new ArrayList<>();
            while (rows.next()) {
                messages.add(new StoredMessage(
                        new Conversation(rows.getLong(1)),
                        rows.getLong(2),
                        rows.getInt(3),
                        rows.getLong(4),
                        rows.getLong(5),
                        rows.getString(6)));
            }
            return messages;
        }
    }
}
