package org.chatcluster.server.storage;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLNonTransientConnectionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.chatcluster.server.error.StorageException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connections for a pool that must not notice that the server is away: asked for one, it tries until there is one. HikariCP
 * opens connections on one thread and after a failure waits longer and longer, up to five seconds, which all that wait for a connection would
 * have to wait too once the server is back. Thread-safe.
 */
final class PersistentSource implements DataSource, AutoCloseable {
    private static final long RETRY_MILLIS = 100;
    private static final Logger LOG = LoggerFactory.getLogger(PersistentSource.class);

    private final DataSource source;
    private final Dialect dialect;
    private final CountDownLatch closed = new CountDownLatch(1);

    PersistentSource(DataSource source, Dialect dialect) {
        this.source = source;
        this.dialect = dialect;
    }

    @Override
    public Connection getConnection() throws SQLException {
        boolean away = false;
        while (true) {
            try {
                Connection connection = source.getConnection();
                if (away) {
                    LOG.info("The database can be reached again.");
                }
                return connection;
            } catch (SQLException e) {
                if (!(dialect.translate(e) instanceof StorageException.Unavailable) || closedWithin(RETRY_MILLIS)) {
                    throw e;
                }
                if (!away) {
                    away = true;
                    LOG.warn("The database cannot be reached: {}", Reason.of(e));
                }
            }
        }
    }

    private boolean closedWithin(long millis) throws SQLException {
        try {
            return closed.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLNonTransientConnectionException("interrupted while waiting for the database", e);
        }
    }

    /** Whoever is still trying gives up. */
    @Override
    public void close() {
        closed.countDown();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("the user is part of the source");
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return source.getLoginTimeout();
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        source.setLoginTimeout(seconds);
    }

    @Override
    public @Nullable PrintWriter getLogWriter() throws SQLException {
        return source.getLogWriter();
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
        source.setLogWriter(out);
    }

    @Override
    public java.util.logging.Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return source.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return source.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return source.isWrapperFor(type);
    }
}
