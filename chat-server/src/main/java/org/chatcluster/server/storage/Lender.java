package org.chatcluster.server.storage;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Where a connection for one piece of work comes from. Each says itself which threads may ask. */
@FunctionalInterface
interface Lender {
    /** What is done with a connection, in auto-commit mode: each of its statements is a transaction. */
    @FunctionalInterface
    interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    /** Does the work, blocking. */
    <T> T lend(Work<T> work) throws SQLException;

    /** Any connection of a pool, given back afterwards. Thread-safe. */
    static Lender pooled(DataSource pool) {
        return new Lender() {
            @Override
            public <T> T lend(Work<T> work) throws SQLException {
                try (Connection connection = pool.getConnection()) {
                    return work.run(connection);
                }
            }
        };
    }
}
