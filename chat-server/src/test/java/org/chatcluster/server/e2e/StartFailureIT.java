package org.chatcluster.server.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.chatcluster.testkit.FreePort;
import org.chatcluster.testkit.MariaDbExtension;
import org.chatcluster.testkit.NodeOptions;
import org.chatcluster.testkit.NodeProcess;
import org.chatcluster.testkit.ProgramExit;
import org.chatcluster.testkit.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Starts that cannot succeed: one clear line and an exit code that is not 0. */
@ExtendWith(MariaDbExtension.class)
class StartFailureIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int CANNOT_RUN = 1;
    private static final int WRONG_SETTINGS = 2;

    @TempDir
    private Path dir;

    @ParameterizedTest
    @CsvSource({
        "--no-such-flag, 1",
        "--port, 70000",
        "--port, many",
        "--heartbeat, soon",
        "--limits, maybe",
        "--log-level, loud",
        "--db-url, postgres://localhost/chat",
        "--redis-url, localhost:6379",
        "--redis-url, redis://localhost:6379"
    })
    void on_a_wrong_flag(String flag, String value) {
        refuses(NodeOptions.sqlite().withFlag(flag, value), WRONG_SETTINGS, flag);
    }

    @Test
    void on_an_unknown_key_in_the_file() throws IOException {
        Path file = Files.writeString(dir.resolve("chat.properties"), "heartbeat=30s\nno.such.key=1\n");
        refuses(NodeOptions.sqlite().withFlag("--config", file.toString()), WRONG_SETTINGS, "no.such.key");
    }

    @Test
    void on_an_unknown_variable() {
        refuses(NodeOptions.sqlite().withEnvironment("CHAT_NO_SUCH_KEY", "1"), WRONG_SETTINGS, "CHAT_NO_SUCH_KEY");
    }

    @Test
    void on_a_file_that_is_not_there() {
        String missing = dir.resolve("missing.properties").toString();
        refuses(NodeOptions.sqlite().withFlag("--config", missing), WRONG_SETTINGS, missing);
    }

    @Test
    void on_a_database_that_cannot_be_reached() {
        String address = "127.0.0.1:" + FreePort.find();
        NodeOptions options = NodeOptions.sqlite()
                .withFlag("--db-url", "jdbc:mysql://" + address + "/chat")
                .withFlag("--db-user", "chat")
                .withFlag("--db-wait", "2s");
        refuses(options, CANNOT_RUN, address);
    }

    @Test
    void on_a_wrong_database_password(TestDatabase database) {
        NodeOptions options = NodeOptions.on(database)
                .withEnvironment("CHAT_DB_PASSWORD", "wrong.secret")
                .withFlag("--db-wait", "2s");
        String err = refuses(options, CANNOT_RUN, database.name());
        assertThat(err).doesNotContain("wrong.secret");
    }

    @ParameterizedTest
    @CsvSource({"--port", "--ops-port"})
    void on_a_port_in_use(String flag) throws IOException {
        try (ServerSocket taken = new ServerSocket(FreePort.find(), 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            refuses(NodeOptions.sqlite().withFlag(flag, port), CANNOT_RUN, port);
        }
    }

    @Test
    void on_a_data_directory_that_cannot_be_written() throws IOException {
        Path file = Files.writeString(dir.resolve("file"), "no directory");
        refuses(NodeOptions.sqlite().withDataDir(file.resolve("data")), CANNOT_RUN, file.toString());
        refuses(NodeOptions.sqlite().withDataDir(file), CANNOT_RUN, file.toString());
    }

    @Test
    void on_a_file_that_is_no_database() throws IOException {
        Files.writeString(dir.resolve("chat.db"), "This is not a database, and must not be overwritten. ".repeat(100));
        refuses(NodeOptions.sqlite().withDataDir(dir), CANNOT_RUN, "chat.db");
        assertThat(dir.resolve("chat.db")).content().startsWith("This is not");
    }

    @Test
    void on_a_newer_schema() throws SQLException {
        NodeOptions options = NodeOptions.sqlite().withDataDir(dir);
        try (NodeProcess node = NodeProcess.start(options.withQuickStart())) {
            node.terminate();
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + dir.resolve("chat.db"));
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(
                    "INSERT INTO flyway_schema_history SELECT installed_rank + 1000, '999', 'future', type,"
                            + " 'V999__future.sql', checksum, installed_by, installed_on, execution_time, success"
                            + " FROM flyway_schema_history WHERE installed_rank = 1");
        }
        refuses(options, CANNOT_RUN, "999");
    }

    private static String refuses(NodeOptions options, int code, String named) {
        ProgramExit exit = NodeProcess.runToExit(options.withQuickStart(), PATIENCE);
        List<String> lines = exit.err().lines().filter(line -> !line.isBlank()).toList();
        assertThat(lines)
                .as("what %s wrote to stderr", options.flags())
                .singleElement()
                .asString()
                .contains(named);
        assertThat(exit.err()).doesNotContain("Exception");
        assertThat(exit.out()).doesNotContain("ready");
        assertThat(exit.code()).isEqualTo(code);
        return exit.err();
    }
}
