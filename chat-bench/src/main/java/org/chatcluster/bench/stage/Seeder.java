package org.chatcluster.bench.stage;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.chatcluster.server.log.Conversation;

/**
 * Writes rows straight into the tables of a node that runs: a million users by the front door would be a million password hashes. What it
 * writes is what the node itself would have written. Confined to its thread; {@link #close} closes its connection.
 */
public final class Seeder implements AutoCloseable {
    private static final int ROWS_A_STATEMENT = 1_000;
    private static final int MESSAGES_A_CONVERSATION = 1_000;
    private static final String HISTORY_TEXT =
            "what was said long ago, and is still there for whoever asks for it. ".repeat(2);
    private static final long DAY_MILLIS = 86_400_000L;
    /** No password has this hash. */
    private static final String NO_PASSWORD = "!";

    private final Connection connection;
    private int nextReceiver = Integer.MAX_VALUE / 2;
    private long otherMessages;
    /** Negative as those of clients that gave none, so that they cannot meet what the run itself sends. */
    private long nextCid = -(1L << 50);

    private Seeder(Connection connection) {
        this.connection = connection;
    }

    /** A seeder of the stage's tables. */
    public static Seeder of(Stage stage) throws SQLException {
        Connection connection = stage.connect();
        connection.setAutoCommit(false);
        return new Seeder(connection);
    }

    /** Writes one row; the seeder does the rest. */
    private interface Row {
        void set(PreparedStatement statement, int index) throws SQLException;
    }

    private void insert(String sql, int count, Row row) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < count; i++) {
                row.set(statement, i);
                statement.addBatch();
                if ((i + 1) % ROWS_A_STATEMENT == 0) {
                    statement.executeBatch();
                }
            }
            statement.executeBatch();
        }
        connection.commit();
    }

    private int next(String column, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet max = statement.executeQuery("SELECT COALESCE(MAX(" + column + "), 0) + 1 FROM " + table)) {
            max.next();
            return max.getInt(1);
        }
    }

    /** So many new users, each with a token. */
    public List<Account> users(int count) throws SQLException {
        List<Account> accounts = new ArrayList<>(count);
        int first = next("id", "user");
        for (int id = first; id < first + count; id++) {
            accounts.add(new Account(id, "bench" + id, "bench-token-of-user-" + id + "-of-this-run"));
        }
        insertUsers(first, count);
        long now = System.currentTimeMillis();
        insert("INSERT INTO session_token VALUES (?, ?, 'bench', ?, ?)", count, (row, i) -> {
            Account account = accounts.get(i);
            row.setString(1, hash(account.token()));
            row.setInt(2, account.id());
            row.setLong(3, now);
            row.setLong(4, now + DAY_MILLIS);
        });
        return accounts;
    }

    /** So many new users that nobody logs in as. */
    public void crowd(int count) throws SQLException {
        insertUsers(next("id", "user"), count);
    }

    private void insertUsers(int first, int count) throws SQLException {
        long now = System.currentTimeMillis();
        insert("INSERT INTO user VALUES (?, ?, ?, ?, ?)", count, (row, i) -> {
            row.setInt(1, first + i);
            row.setString(2, "bench" + (first + i));
            row.setString(3, "bench" + (first + i));
            row.setString(4, NO_PASSWORD);
            row.setLong(5, now);
        });
    }

    /** A new group; the first member is its creator. */
    public int group(String name, List<Account> members) throws SQLException {
        int id = next("id", "chat_group");
        long now = System.currentTimeMillis();
        insert("INSERT INTO chat_group VALUES (?, ?, '', ?, ?)", 1, (row, i) -> {
            row.setInt(1, id);
            row.setString(2, name);
            row.setInt(3, members.size());
            row.setLong(4, now);
        });
        insert("INSERT INTO group_user VALUES (?, ?, ?, 0, 0)", members.size(), (row, i) -> {
            row.setInt(1, id);
            row.setInt(2, members.get(i).id());
            row.setString(3, i == 0 ? "creator" : "normal");
        });
        long conversation = Conversation.group(id).id();
        insert("INSERT INTO inbox VALUES (?, ?, 0, 0)", members.size(), (row, i) -> {
            row.setInt(1, members.get(i).id());
            row.setLong(2, conversation);
        });
        return id;
    }

    /** Both directions of so many friendships. */
    public void friends(List<Account> ones, List<Account> others) throws SQLException {
        long now = System.currentTimeMillis();
        insert("INSERT INTO friend VALUES (?, ?, ?)", 2 * ones.size(), (row, i) -> {
            Account one = ones.get(i / 2);
            Account other = others.get(i / 2);
            row.setInt(1, i % 2 == 0 ? one.id() : other.id());
            row.setInt(2, i % 2 == 0 ? other.id() : one.id());
            row.setLong(3, now);
        });
    }

    /**
     * A circle in which everybody has a friendship and a conversation with {@code each}, an even number and less than there are accounts: half
     * of them behind it, half before. One message is in each, and both have read it.
     */
    public void circle(List<Account> accounts, int each, String text) throws SQLException {
        int half = each / 2;
        List<Account> ones = new ArrayList<>(accounts.size() * half);
        List<Account> others = new ArrayList<>(accounts.size() * half);
        for (int i = 0; i < accounts.size(); i++) {
            for (int distance = 1; distance <= half; distance++) {
                ones.add(accounts.get(i));
                others.add(accounts.get((i + distance) % accounts.size()));
            }
        }
        friends(ones, others);
        insert("INSERT INTO inbox VALUES (?, ?, 1, 1)", 2 * ones.size(), (row, i) -> {
            row.setInt(1, (i % 2 == 0 ? ones : others).get(i / 2).id());
            row.setLong(
                    2,
                    Conversation.direct(ones.get(i / 2).id(), others.get(i / 2).id())
                            .id());
        });
        long now = System.currentTimeMillis();
        insert("INSERT INTO message VALUES (?, 1, ?, ?, ?, ?)", ones.size(), (row, i) -> {
            row.setLong(
                    1, Conversation.direct(ones.get(i).id(), others.get(i).id()).id());
            row.setInt(2, ones.get(i).id());
            row.setLong(3, nextCid--);
            row.setLong(4, now);
            row.setString(5, text);
        });
    }

    /** A one-to-one conversation with so many messages from {@code sender}, of which {@code receiver} has confirmed the first ones. */
    public void direct(Account sender, Account receiver, int messages, int confirmed, String text) throws SQLException {
        long conversation = Conversation.direct(sender.id(), receiver.id()).id();
        insert("INSERT INTO inbox VALUES (?, ?, ?, ?)", 2, (row, i) -> {
            int seq = i == 0 ? messages : confirmed;
            row.setInt(1, i == 0 ? sender.id() : receiver.id());
            row.setLong(2, conversation);
            row.setLong(3, seq);
            row.setLong(4, seq);
        });
        log(conversation, sender, messages, text);
    }

    /** One-to-one conversations with one message each, from one to other, which both have. */
    public void directs(List<Account> ones, List<Account> others, String text) throws SQLException {
        long now = System.currentTimeMillis();
        insert("INSERT INTO inbox VALUES (?, ?, 1, 1)", 2 * ones.size(), (row, i) -> {
            Account one = ones.get(i / 2);
            Account other = others.get(i / 2);
            row.setInt(1, i % 2 == 0 ? one.id() : other.id());
            row.setLong(2, Conversation.direct(one.id(), other.id()).id());
        });
        insert("INSERT INTO message VALUES (?, 1, ?, ?, ?, ?)", ones.size(), (row, i) -> {
            row.setLong(
                    1, Conversation.direct(ones.get(i).id(), others.get(i).id()).id());
            row.setInt(2, ones.get(i).id());
            row.setLong(3, nextCid--);
            row.setLong(4, now);
            row.setString(5, text);
        });
    }

    /** So many messages of one sender as the whole log of a conversation. */
    public void log(long conversation, Account sender, int messages, String text) throws SQLException {
        long now = System.currentTimeMillis();
        insert("INSERT INTO message VALUES (?, ?, ?, ?, ?, ?)", messages, (row, i) -> {
            row.setLong(1, conversation);
            row.setLong(2, i + 1L);
            row.setInt(3, sender.id());
            row.setLong(4, nextCid--);
            row.setLong(5, now - messages + i);
            row.setString(6, text);
        });
    }

    /** So many messages of others: a conversation for each thousand of them, between users that nobody asks for. */
    public void history(int messages) throws SQLException {
        int sender = Integer.MAX_VALUE - 1;
        long now = System.currentTimeMillis();
        int firstReceiver = nextReceiver;
        insert("INSERT INTO message VALUES (?, ?, ?, ?, ?, ?)", messages, (row, i) -> {
            row.setLong(
                    1,
                    Conversation.direct(sender, firstReceiver + i / MESSAGES_A_CONVERSATION)
                            .id());
            row.setLong(2, 1 + i % MESSAGES_A_CONVERSATION);
            row.setInt(3, sender);
            row.setLong(4, nextCid--);
            row.setLong(5, now);
            row.setString(6, HISTORY_TEXT);
        });
        nextReceiver += 1 + messages / MESSAGES_A_CONVERSATION;
        otherMessages += messages;
    }

    /** What the rows of table {@code message} and its indexes take on disk, in bytes; on MariaDB and MySQL only. */
    public long messageBytes() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("ANALYZE TABLE message");
            try (ResultSet size =
                    statement.executeQuery("SELECT data_length + index_length FROM information_schema.tables"
                            + " WHERE table_schema = DATABASE() AND table_name = 'message'")) {
                size.next();
                return size.getLong(1);
            }
        }
    }

    /** The number of rows in table {@code message}, but for those of {@link #history}. */
    public long messages() throws SQLException {
        long messages;
        try (Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("SELECT COUNT(*) FROM message")) {
            count.next();
            messages = count.getLong(1) - otherMessages;
        }
        // After the statement: SQLite keeps for the next transaction what one sees that is still open.
        connection.commit();
        return messages;
    }

    private static String hash(String token) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
