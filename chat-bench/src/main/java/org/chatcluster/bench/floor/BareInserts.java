package org.chatcluster.bench.floor;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** Puts a batch of rows into table {@code message} by one statement that is a transaction. Confined to the thread of its connection. */
@FunctionalInterface
interface BareInserts {
    /** Inserts the next {@code count} rows. */
    void insert(FloorRows rows, int count) throws SQLException;

    String INSERT = "INSERT INTO message (conversation_id, seq, sender_id, cid, sent_at, body) VALUES ";

    /** For MariaDB: a statement with its values in it, for which the driver has least to do. */
    static BareInserts literal(Connection connection) throws SQLException {
        Statement statement = connection.createStatement();
        statement.setEscapeProcessing(false);
        StringBuilder sql = new StringBuilder();
        return (rows, count) -> {
            sql.setLength(0);
            sql.append(INSERT);
            rows.take(
                    count,
                    (conversation, seq, sender, cid, sentAt) -> sql.append(sql.length() == INSERT.length() ? "(" : ",(")
                            .append(conversation)
                            .append(',')
                            .append(seq)
                            .append(',')
                            .append(sender)
                            .append(',')
                            .append(cid)
                            .append(',')
                            .append(sentAt)
                            .append(",'")
                            .append(FloorRows.BODY)
                            .append("')"));
            requireAll(count, statement.executeUpdate(sql.toString()));
        };
    }

    /** For SQLite: a statement that is compiled once, for {@code count} rows. */
    static BareInserts prepared(Connection connection, int count) throws SQLException {
        PreparedStatement statement =
                connection.prepareStatement(INSERT + "(?,?,?,?,?,?),".repeat(count - 1) + "(?,?,?,?,?,?)");
        int[] index = new int[1];
        return (rows, asked) -> {
            index[0] = 0;
            rows.take(asked, (conversation, seq, sender, cid, sentAt) -> {
                int at = index[0];
                statement.setLong(++at, conversation);
                statement.setLong(++at, seq);
                statement.setInt(++at, sender);
                statement.setLong(++at, cid);
                statement.setLong(++at, sentAt);
                statement.setString(++at, FloorRows.BODY);
                index[0] = at;
            });
            requireAll(asked, statement.executeUpdate());
        };
    }

    private static void requireAll(int rows, int inserted) {
        if (inserted != rows) {
            throw new IllegalStateException(inserted + " rows inserted (expected " + rows + ")");
        }
    }
}
