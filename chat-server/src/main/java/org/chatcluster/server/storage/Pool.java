package org.chatcluster.server.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.chatcluster.server.error.StorageException;

/** What the connection pools have in common. */
final class Pool {
    /** A send is answered 121 after 2 s without a database. */
    private static final Duration MAX_WAIT = Duration.ofSeconds(2);

    private static final Duration MAX_VALIDATION = Duration.ofSeconds(1);

    private Pool() {}

    /** A pool of a fixed size, which opens its connections by and by and does not fail if it cannot. */
    static HikariConfig config(String name, DataSource source, int size, Dialect dialect) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setDataSource(source);
        config.setMaximumPoolSize(size);
        config.setConnectionTimeout(MAX_WAIT.toMillis());
        config.setValidationTimeout(MAX_VALIDATION.toMillis());
        config.setInitializationFailTimeout(-1);
        config.setExceptionOverride(new EvictUnavailable(dialect));
        return config;
    }

    /**
     * Gives up a connection after everything that leaves its state in doubt, a server that has become read-only included, so that
     * the next one finds the new primary.
     */
    private record EvictUnavailable(Dialect dialect) implements SQLExceptionOverride {
        @java.lang.Override
        public SQLExceptionOverride.Override adjudicate(SQLException e) {
            boolean broken = dialect.translate(e) instanceof StorageException.Unavailable;
            return broken ? SQLExceptionOverride.Override.MUST_EVICT : SQLExceptionOverride.Override.CONTINUE_EVICT;
        }
    }
}
