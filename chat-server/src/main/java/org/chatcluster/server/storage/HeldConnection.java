package org.chatcluster.server.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.chatcluster.server.error.StorageException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection that is kept for one thread, and opened anew by the next piece of work after anything that leaves its state in doubt.
 * Nothing stands between that thread and the server: a pool would answer after its own waits and try again in its own time.
 * Confined to its thread but for {@link #close}.
 */
final class HeldConnection implements Lender, AutoCloseable {
    /** After so long without use the server, or something on the way to it, may have hung up. */
    private static final long CHECK_AFTER_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final int CHECK_SECONDS = 1;
    private static final Logger LOG = LoggerFactory.getLogger(HeldConnection.class);

    private final DataSource source;
    private final Dialect dialect;
    private volatile @Nullable Connection connection;
    private volatile boolean closed;
    private long usedAtNanos;

    HeldConnection(DataSource source, Dialect dialect) {
        this.source = source;
        this.dialect = dialect;
    }

    @Override
    public <T> T lend(Work<T> work) throws SQLException {
        Connection open = open();
        boolean sound = false;
        try {
            T result = work.run(open);
            sound = true;
            return result;
        } catch (SQLException e) {
            sound = !(dialect.translate(e) instanceof StorageException.Unavailable);
            throw e;
        } finally {
            usedAtNanos = System.nanoTime();
            if (!sound) {
                drop(open);
            }
        }
    }

    private Connection open() throws SQLException {
        Connection held = connection;
        if (held != null && System.nanoTime() - usedAtNanos > CHECK_AFTER_NANOS && !held.isValid(CHECK_SECONDS)) {
            drop(held);
            held = null;
        }
        if (held == null) {
            held = source.getConnection();
            connection = held;
        }
        if (closed) {
            drop(held);
            throw new SQLNonTransientConnectionException("The database is closed.");
        }
        return held;
    }

    private void drop(Connection broken) {
        connection = null;
        try {
            // Not close, which may wait for an answer.
            broken.abort(Runnable::run);
        } catch (SQLException e) {
            LOG.debug("A broken connection could not be ended.", e);
        }
    }

    /** Ends the connection, under the hands of its thread if need be. Thread-safe. */
    @Override
    public void close() {
        closed = true;
        Connection held = connection;
        if (held != null) {
            drop(held);
        }
    }
}
