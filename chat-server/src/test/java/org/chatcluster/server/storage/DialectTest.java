package org.chatcluster.server.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import org.chatcluster.server.error.StorageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What a driver's exception means. */
final class DialectTest {
    private final Dialect mysql = new MysqlDialect();
    private final Dialect sqlite = new SqliteDialect();

    @ParameterizedTest
    @ValueSource(ints = {1040, 1053, 1290, 1836, 1021, 1114, 1317, 1927})
    void takes_a_server_that_is_full_or_going_or_read_only_for_unavailable(int code) {
        assertThat(mysql.translate(new SQLException("refused", "HY000", code)))
                .isInstanceOf(StorageException.Unavailable.class);
    }

    @Test
    void takes_a_broken_connection_for_unavailable() {
        assertThat(mysql.translate(new SQLException("Communications link failure", "08S01", 0)))
                .isInstanceOf(StorageException.Unavailable.class);
        assertThat(mysql.translate(new SQLNonTransientConnectionException("closed")))
                .isInstanceOf(StorageException.Unavailable.class);
        assertThat(mysql.translate(new SQLTransientConnectionException("no connection in time")))
                .isInstanceOf(StorageException.Unavailable.class);
        assertThat(sqlite.translate(new SQLTransientConnectionException("no connection in time")))
                .isInstanceOf(StorageException.Unavailable.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {1205, 1213})
    void takes_dead_locks_and_lock_time_outs_for_conflicts(int code) {
        assertThat(mysql.translate(new SQLException("try again", "40001", code)))
                .isInstanceOf(StorageException.Conflict.class);
    }

    @Test
    void tells_a_duplicate_key_from_a_refusal() {
        assertThat(mysql.translate(new SQLException("twice", "23000", 1062)))
                .isInstanceOf(StorageException.DuplicateKey.class);
        assertThat(mysql.translate(new SQLException("no such column", "42S22", 1054)))
                .isExactlyInstanceOf(StorageException.class);
        assertThat(sqlite(SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE)).isInstanceOf(StorageException.DuplicateKey.class);
        assertThat(sqlite(SQLiteErrorCode.SQLITE_CONSTRAINT_PRIMARYKEY))
                .isInstanceOf(StorageException.DuplicateKey.class);
        assertThat(sqlite(SQLiteErrorCode.SQLITE_CONSTRAINT_NOTNULL)).isExactlyInstanceOf(StorageException.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = SQLiteErrorCode.class,
            mode = Mode.MATCH_ANY,
            names = {"SQLITE_IOERR.*", "SQLITE_FULL", "SQLITE_CANTOPEN.*", "SQLITE_READONLY.*", "SQLITE_NOMEM"})
    void takes_a_failing_file_for_unavailable(SQLiteErrorCode code) {
        assertThat(sqlite(code)).isInstanceOf(StorageException.Unavailable.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = SQLiteErrorCode.class,
            mode = Mode.MATCH_ANY,
            names = {"SQLITE_BUSY.*", "SQLITE_LOCKED.*"})
    void takes_a_locked_file_for_a_conflict(SQLiteErrorCode code) {
        assertThat(sqlite(code)).isInstanceOf(StorageException.Conflict.class);
    }

    private StorageException sqlite(SQLiteErrorCode code) {
        return sqlite.translate(new SQLiteException("failed", code));
    }
}
