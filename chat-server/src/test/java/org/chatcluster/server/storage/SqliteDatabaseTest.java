package org.chatcluster.server.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.chatcluster.server.config.StorageConfig;
import org.chatcluster.server.error.StorageException;
import org.chatcluster.server.log.Conversation;
import org.chatcluster.testkit.OsProcess;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opening, closing and refusing a SQLite database. */
final class SqliteDatabaseTest {
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    @TempDir
    private Path temp;

    private Path dir;

    @BeforeEach
    void chooseDirectory() {
        dir = temp.resolve("new/data");
    }

    @Test
    void makes_the_directory_and_finds_everything_again_after_a_restart() {
        int alice;
        try (OpenStore store = OpenStore.sqlite(dir)) {
            alice = store.database()
                    .accounts()
                    .create("alice", "alice", "hash", 1)
                    .orElseThrow();
            store.database().messages().insert(StorageContract.messages(Conversation.direct(alice, 77), 1, 3, alice));
        }
        try (OpenStore store = OpenStore.sqlite(dir)) {
            assertThat(store.database().accounts().find(alice)).isPresent();
            assertThat(store.database().messages().lastSeqs(List.of(Conversation.direct(alice, 77))))
                    .isEqualTo(Map.of(Conversation.direct(alice, 77), 3L));
        }
    }

    @Test
    void never_uses_an_id_again_after_a_restart() {
        try (OpenStore store = OpenStore.sqlite(dir)) {
            store.database().accounts().create("alice", "alice", "hash", 1);
            store.execute("DELETE FROM user");
        }
        try (OpenStore store = OpenStore.sqlite(dir)) {
            assertThat(store.database().accounts().create("alice", "alice", "hash", 1))
                    .hasValue(2);
        }
    }

    @Test
    void syncs_every_commit() {
        try (OpenStore store = OpenStore.sqlite(dir)) {
            assertThat(store.query("PRAGMA journal_mode")).containsExactly("wal");
            assertThat(pragma("synchronous")).isEqualTo("2");
        }
    }

    /** As our own connections see it: it is no property of the file. */
    private String pragma(String name) {
        try (SqliteEngine engine = SqliteEngine.open(OpenStore.sqliteConfig(temp.resolve("pragma")))) {
            return engine.laneConnections().write(connection -> {
                try (var statement = connection.createStatement();
                        var row = statement.executeQuery("PRAGMA " + name)) {
                    row.next();
                    return row.getString(1);
                }
            });
        }
    }

    @Test
    void refuses_a_directory_that_cannot_be_made() throws IOException {
        Path file = Files.createFile(temp.resolve("file"));

        assertRefused(OpenStore.sqliteConfig(file.resolve("data")), "data.dir: " + file.resolve("data"));
        assertRefused(OpenStore.sqliteConfig(file), "data.dir: " + file + " (expected a directory");
    }

    @Test
    void refuses_a_file_that_is_no_database() throws IOException {
        Files.createDirectories(dir);
        Files.writeString(dir.resolve("chat.db"), "no database at all, but long enough to have a header".repeat(100));

        assertRefused(OpenStore.sqliteConfig(dir), "data.dir: " + dir.resolve("chat.db"));
    }

    @Test
    void refuses_a_second_node_of_the_same_process() {
        try (OpenStore store = OpenStore.sqlite(dir)) {
            store.database().ping();
            assertRefused(OpenStore.sqliteConfig(dir), "data.dir: " + dir + " is in use by another node");
        }
        OpenStore.sqlite(dir).close();
    }

    @Test
    void refuses_a_directory_that_another_process_uses_until_that_is_killed() {
        Path output = temp.resolve("output");
        OsProcess other = OsProcess.start(
                List.of(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HoldDatabase.class.getName(),
                        dir.toString()),
                Map.of(),
                output);
        try {
            Awaitility.await().atMost(DEADLINE).until(() -> other.outputText().contains(HoldDatabase.OPEN));
            assertRefused(OpenStore.sqliteConfig(dir), "data.dir: " + dir + " is in use by another node");
        } finally {
            other.kill();
        }
        try (OpenStore store = OpenStore.sqlite(dir)) {
            assertThat(store.database().accounts().findByNameKey("survivor")).isPresent();
        }
    }

    @Test
    void refuses_a_newer_schema() {
        OpenStore.sqlite(dir).close();
        change("INSERT INTO flyway_schema_history VALUES"
                + " (2, '2', 'later', 'SQL', 'V2__later.sql', 1, 'somebody', CURRENT_TIMESTAMP, 1, 1)");

        assertRefused(OpenStore.sqliteConfig(dir), "has schema version 2 (expected at most 1");
    }

    @Test
    void refuses_a_schema_made_by_another_script() {
        OpenStore.sqlite(dir).close();
        change("UPDATE flyway_schema_history SET checksum = 1");

        assertRefused(OpenStore.sqliteConfig(dir), "another script");
    }

    @Test
    void refuses_tables_that_are_not_its_own() {
        OpenStore.sqlite(dir).close();
        change("DROP TABLE flyway_schema_history");

        assertRefused(OpenStore.sqliteConfig(dir), "data.dir: " + dir.resolve("chat.db") + " cannot be used");
    }

    @Test
    void refuses_an_old_schema_if_it_must_not_migrate() {
        StorageConfig config = new StorageConfig("", "", "", dir, Duration.ZERO, false, 4);

        assertRefused(config, "has schema version none (expected 1: start it once without --no-migrate)");
        OpenStore.sqlite(dir).close();
        Database.open(config).close();
    }

    private void change(String sql) {
        new OpenStore(null, "jdbc:sqlite:" + dir.resolve("chat.db"), "", "").execute(sql);
    }

    /** The refusal is one line, and leaves the directory to who comes next. */
    private static void assertRefused(StorageConfig config, String reason) {
        for (int attempt = 0; attempt < 2; attempt++) {
            assertThatThrownBy(() -> Database.open(config))
                    .isInstanceOf(StorageException.CannotOpen.class)
                    .hasMessageContaining(reason)
                    .hasMessageNotContaining("\n");
        }
    }
}
