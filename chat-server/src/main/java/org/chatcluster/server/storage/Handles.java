package org.chatcluster.server.storage;

import java.sql.SQLException;
import org.chatcluster.server.error.StorageException;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** The edge for JDBI: lends a handle for one piece of work and translates what it throws. Thread-safe and blocking. */
final class Handles {
    /** Two transactions that dead-locked once hardly do so again. */
    private static final int ATTEMPTS = 4;

    private final Jdbi reads;
    private final Jdbi writes;
    private final Dialect dialect;

    Handles(Engine engine) {
        this.reads = Jdbi.create(engine.reads());
        this.writes = Jdbi.create(engine.writes());
        this.dialect = engine.dialect();
    }

    Dialect dialect() {
        return dialect;
    }

    /** Runs statements that only read. */
    <T> T read(HandleCallback<T, RuntimeException> work) {
        try {
            return reads.withHandle(work);
        } catch (JdbiException e) {
            throw translate(e);
        }
    }

    /** Runs statements in one transaction, again if it was rolled back in favour of another. */
    <T> T inTransaction(HandleCallback<T, RuntimeException> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return inTransactionOnce(work);
            } catch (StorageException.Conflict e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** Runs one statement that writes, in auto-commit mode. */
    int execute(String sql, Object... parameters) {
        return write(handle -> handle.execute(sql, parameters));
    }

    /** Runs statements in auto-commit mode. */
    <T> T write(HandleCallback<T, RuntimeException> work) {
        try {
            return writes.withHandle(work);
        } catch (JdbiException e) {
            throw translate(e);
        }
    }

    private <T> T inTransactionOnce(HandleCallback<T, RuntimeException> work) {
        try {
            return writes.inTransaction(work);
        } catch (JdbiException e) {
            throw translate(e);
        }
    }

    private StorageException translate(JdbiException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return dialect.translate(sql);
            }
        }
        return new StorageException("The statement could not be run.", e);
    }
}
