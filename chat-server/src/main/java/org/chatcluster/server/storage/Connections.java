package org.chatcluster.server.storage;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The edge for plain JDBC: lends a connection for one piece of work and translates what the driver throws. Thread-safe and blocking. */
final class Connections {
    /** What is done with a connection, in auto-commit mode: each of its statements is a transaction. */
    @FunctionalInterface
    interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    private final Engine engine;

    Connections(Engine engine) {
        this.engine = engine;
    }

    Dialect dialect() {
        return engine.dialect();
    }

    <T> T read(Work<T> work) {
        return run(engine.reads(), work);
    }

    <T> T write(Work<T> work) {
        return run(engine.writes(), work);
    }

    private <T> T run(DataSource source, Work<T> work) {
        try (Connection connection = source.getConnection()) {
            return work.run(connection);
        } catch (SQLException e) {
            throw engine.dialect().translate(e);
        }
    }
}
