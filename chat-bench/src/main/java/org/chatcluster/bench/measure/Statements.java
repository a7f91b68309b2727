package org.chatcluster.bench.measure;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.chatcluster.bench.stage.Stage;

/** SQL statements on rows that a MariaDB server has been sent, and how many of them write. Immutable. */
public record Statements(long all, long writing) {
    private static final String ASK = "SHOW GLOBAL STATUS WHERE Variable_name IN"
            + " ('Com_select', 'Com_insert', 'Com_update', 'Com_delete', 'Com_replace')";

    /** The numbers so far; zeros where the database is no server. */
    public static Statements of(Stage stage) throws SQLException {
        if (stage.database().isEmpty()) {
            return new Statements(0, 0);
        }
        long all = 0;
        long writing = 0;
        try (Connection connection = stage.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(ASK)) {
            while (rows.next()) {
                all += rows.getLong(2);
                writing += rows.getString(1).equals("Com_select") ? 0 : rows.getLong(2);
            }
        }
        return new Statements(all, writing);
    }

    /** What has come since. */
    public Statements since(Statements before) {
        return new Statements(all - before.all, writing - before.writing);
    }
}
