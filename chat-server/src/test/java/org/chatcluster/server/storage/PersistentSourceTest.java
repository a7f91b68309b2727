package org.chatcluster.server.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mysql.cj.jdbc.MysqlDataSource;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

final class PersistentSourceTest {
    private final AtomicInteger attempts = new AtomicInteger();
    private final Connection connection = (Connection) Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> null);

    /** Fails so many times, each time anew. */
    private PersistentSource failing(int times, SQLException failure) {
        return new PersistentSource(
                new MysqlDataSource() {
                    @Override
                    public Connection getConnection() throws SQLException {
                        if (attempts.incrementAndGet() <= times) {
                            throw failure;
                        }
                        return connection;
                    }
                },
                new MysqlDialect());
    }

    private static SQLException away() {
        return new SQLNonTransientConnectionException("Connection refused", "08S01");
    }

    @Test
    void tries_until_there_is_a_connection() throws SQLException {
        assertThat(failing(3, away()).getConnection()).isSameAs(connection);
        assertThat(attempts).hasValue(4);
    }

    @Test
    void does_not_try_again_what_is_refused() {
        SQLException denied = new SQLException("Access denied", "28000", 1045);

        assertThatThrownBy(() -> failing(3, denied).getConnection()).isSameAs(denied);
        assertThat(attempts).hasValue(1);
    }

    @Test
    void gives_up_when_it_is_closed() {
        SQLException away = away();
        PersistentSource source = failing(Integer.MAX_VALUE, away);
        CompletableFuture<Connection> waiting = CompletableFuture.supplyAsync(() -> connect(source));
        Awaitility.await().until(() -> attempts.get() > 1);
        source.close();

        assertThatThrownBy(() -> waiting.orTimeout(30, TimeUnit.SECONDS).join()).hasRootCause(away);
    }

    private static Connection connect(PersistentSource source) {
        try {
            return source.getConnection();
        } catch (SQLException e) {
            throw new CompletionException(e);
        }
    }
}
