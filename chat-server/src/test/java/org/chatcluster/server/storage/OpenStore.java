package org.chatcluster.server.storage;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.chatcluster.server.config.StorageConfig;
import org.chatcluster.testkit.TestDatabase;

/** A database under test, and a way past its DAOs. */
record OpenStore(Database database, String url, String user, String password) implements AutoCloseable {
    private static final int POOL_SIZE = 8;

    static OpenStore sqlite(Path dir) {
        return new OpenStore(Database.open(sqliteConfig(dir)), "jdbc:sqlite:" + dir.resolve("chat.db"), "", "");
    }

    static OpenStore mysql(TestDatabase at) {
        return new OpenStore(Database.open(mysqlConfig(at)), at.url(), at.user(), at.password());
    }

    static StorageConfig sqliteConfig(Path dir) {
        return new StorageConfig("", "", "", dir, Duration.ZERO, true, POOL_SIZE);
    }

    static StorageConfig mysqlConfig(TestDatabase at) {
        return new StorageConfig(
                at.url(), at.user(), at.password(), Path.of("unused"), Duration.ofSeconds(30), true, POOL_SIZE);
    }

    /** The rows of a query, their columns joined by commas. */
    List<String> query(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                List<String> columns = new ArrayList<>();
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    columns.add(rows.getString(column));
                }
                found.add(String.join(",", columns));
            }
            return found;
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    void execute(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    @Override
    public void close() {
        database.close();
    }
}
