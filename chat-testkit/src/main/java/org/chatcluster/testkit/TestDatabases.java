package org.chatcluster.testkit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** Makes databases on one server and drops those it made when it is closed. Thread-safe. */
public final class TestDatabases implements AutoCloseable {
    private final String serverUrl;
    private final String query;
    private final String user;
    private final String password;
    private final List<String> names = new CopyOnWriteArrayList<>();

    /** {@code url} is that of the server or of any database on it; the user must be allowed to create databases. */
    public TestDatabases(String url, String user, String password) {
        int question = url.indexOf('?');
        String address = question < 0 ? url : url.substring(0, question);
        this.serverUrl = address.substring(0, address.indexOf('/', address.indexOf("//") + 2) + 1);
        this.query = question < 0 ? "" : url.substring(question);
        this.user = user;
        this.password = password;
    }

    /** An empty database with a name that no other has. */
    public TestDatabase create() {
        return create("chat_test_" + UUID.randomUUID().toString().replace("-", ""));
    }

    /** A database in utf8mb4, made if it is not there. */
    public TestDatabase create(String name) {
        execute("CREATE DATABASE IF NOT EXISTS " + name + " CHARACTER SET utf8mb4");
        names.add(name);
        return new TestDatabase(name, serverUrl + name + query, user, password);
    }

    @Override
    public void close() {
        for (String name : names) {
            execute("DROP DATABASE IF EXISTS " + name);
        }
        names.clear();
    }

    private void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(serverUrl + query, user, password);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot run on " + serverUrl + ": " + sql, e);
        }
    }
}
