package org.chatcluster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(MariaDbExtension.class)
class MariaDbServerIT {
    @Test
    void keeps_committed_rows_over_kill_and_restart() throws SQLException {
        try (MariaDbServer server = MariaDbServer.start(MariaDbServer.WITH_BINLOG)) {
            TestDatabase database = server.createDatabase("kept");
            execute(database, "CREATE TABLE t (v VARCHAR(10))");
            execute(database, "INSERT INTO t VALUES ('😀')");
            long firstPid = server.pid();

            server.kill();
            server.restart();

            assertThat(server.pid()).isNotEqualTo(firstPid);
            assertThat(query(database, "SELECT v FROM t")).isEqualTo("😀");
            assertThat(query(database, "SELECT @@log_bin + @@sync_binlog + @@innodb_flush_log_at_trx_commit"))
                    .isEqualTo("3");

            server.stop();
            server.restart();

            assertThat(query(database, "SELECT v FROM t")).isEqualTo("😀");
        }
    }

    @Test
    void gives_one_database_per_class_and_more_on_demand(
            TestDatabase database, TestDatabase same, TestDatabases databases) throws SQLException {
        TestDatabase other = databases.create();
        execute(database, "CREATE TABLE t (v INT)");

        assertThat(same).isEqualTo(database);
        assertThat(other.name()).isNotEqualTo(database.name());
        assertThat(query(other, "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = DATABASE()"))
                .isEqualTo("0");
    }

    private static void execute(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private static Connection connect(TestDatabase database) throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }
}
