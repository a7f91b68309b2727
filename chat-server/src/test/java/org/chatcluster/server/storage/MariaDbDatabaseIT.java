package org.chatcluster.server.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.chatcluster.server.config.StorageConfig;
import org.chatcluster.server.error.StorageException;
import org.chatcluster.server.log.Conversation;
import org.chatcluster.server.log.MessageDao;
import org.chatcluster.server.log.StoredMessage;
import org.chatcluster.testkit.MariaDbServer;
import org.chatcluster.testkit.TestDatabase;
import org.chatcluster.testkit.chaos.ChaosProxy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Opening and refusing a MariaDB, and what happens when it goes away. Its own character set is one that has no emoji. */
final class MariaDbDatabaseIT {
    private static final Duration RECOVERY = Duration.ofSeconds(30);
    private static final Conversation CONVERSATION = Conversation.direct(1, 2);
    private static int databases;

    private static MariaDbServer server;
    private TestDatabase empty;

    @BeforeAll
    static void start() {
        List<String> arguments = new ArrayList<>(MariaDbServer.WITH_BINLOG);
        arguments.addAll(List.of("--character-set-server=latin1", "--collation-server=latin1_swedish_ci"));
        server = MariaDbServer.start(arguments);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void createDatabase() {
        empty = server.createDatabase("d" + ++databases);
    }

    @Test
    void says_unavailable_while_the_server_is_killed_and_recovers_by_itself() {
        try (OpenStore store = OpenStore.mysql(empty)) {
            MessageDao log = store.database().messages();
            List<StoredMessage> acknowledged = StorageContract.messages(CONVERSATION, 1, 100, 1);
            log.insert(acknowledged);
            server.kill();

            assertThatThrownBy(() -> log.insert(StorageContract.messages(CONVERSATION, 101, 1, 1)))
                    .isInstanceOf(StorageException.Unavailable.class);
            assertThatThrownBy(() -> store.database().accounts().find(1))
                    .isInstanceOf(StorageException.Unavailable.class);
            assertThatThrownBy(() -> store.database().groups().create("g", "", 1, 1))
                    .isInstanceOf(StorageException.Unavailable.class);
            assertThatThrownBy(store.database()::ping).isInstanceOf(StorageException.Unavailable.class);

            server.restart();
            awaitAnswer(store.database());
            assertThat(log.listAfter(CONVERSATION, 0, Long.MAX_VALUE, 1_000)).isEqualTo(acknowledged);
            log.insert(StorageContract.messages(CONVERSATION, 101, 1, 1));
        }
    }

    @Test
    void says_unavailable_when_the_server_dies_under_load_and_keeps_every_acknowledged_batch_whole() {
        try (OpenStore store = OpenStore.mysql(empty)) {
            MessageDao log = store.database().messages();
            CompletableFuture<Long> writer = CompletableFuture.supplyAsync(() -> insertUntilUnavailable(log));
            Awaitility.await()
                    .atMost(RECOVERY)
                    .until(() -> log.lastSeqs(List.of(CONVERSATION)).getOrDefault(CONVERSATION, 0L) >= 320);
            server.kill();
            long acknowledged =
                    writer.orTimeout(RECOVERY.toSeconds(), TimeUnit.SECONDS).join();
            server.restart();
            awaitAnswer(store.database());

            long stored = log.lastSeqs(List.of(CONVERSATION)).get(CONVERSATION);
            // The batch that was under way may have been committed, or not; never in part.
            assertThat(stored).isIn(acknowledged, acknowledged + 32);
            assertThat(log.listAfter(CONVERSATION, 0, Long.MAX_VALUE, Integer.MAX_VALUE))
                    .hasSize((int) stored);
        }
    }

    @Test
    void begins_again_when_a_connection_breaks_after_the_server_has_answered() {
        OpenStore.mysql(empty).close();
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());
        try (ChaosProxy proxy = ChaosProxy.start(0, List.of(address), 1)) {
            TestDatabase behind = new TestDatabase(
                    empty.name(),
                    empty.url().replace(":" + server.port(), ":" + proxy.port()),
                    empty.user(),
                    empty.password());
            // So that it lasts until it is cut, however busy the machine is.
            proxy.delay(Duration.ofMillis(20));
            CompletableFuture<Integer> cut = CompletableFuture.supplyAsync(() -> cutTheSecondConnection(proxy));

            OpenStore.mysql(behind).close();

            assertThat(cut.orTimeout(RECOVERY.toSeconds(), TimeUnit.SECONDS).join())
                    .isPositive();
        }
    }

    /** The first one asks the server who it is. */
    private static int cutTheSecondConnection(ChaosProxy proxy) {
        Awaitility.await().pollInterval(Duration.ofMillis(1)).atMost(RECOVERY).until(() -> proxy.madeCount() >= 2);
        int cut = proxy.cut(Integer.MAX_VALUE);
        proxy.delay(Duration.ZERO);
        return cut;
    }

    private static long insertUntilUnavailable(MessageDao log) {
        long seq = 0;
        while (true) {
            try {
                log.insert(StorageContract.messages(CONVERSATION, seq + 1, 32, 1));
                seq += 32;
            } catch (StorageException.Unavailable e) {
                return seq;
            }
        }
    }

    @Test
    void says_unavailable_when_the_server_is_frozen_and_recovers_by_itself() {
        try (OpenStore store = OpenStore.mysql(empty)) {
            MessageDao log = store.database().messages();
            server.pause();
            try {
                assertThatThrownBy(() -> log.insert(StorageContract.messages(CONVERSATION, 1, 1, 1)))
                        .isInstanceOf(StorageException.Unavailable.class);
            } finally {
                server.resume();
            }
            awaitAnswer(store.database());
        }
    }

    @Test
    void gives_a_lane_another_connection_at_once_when_its_own_has_broken() {
        try (OpenStore store = OpenStore.mysql(empty)) {
            MessageDao lane = store.database().laneMessages();
            AtomicLong last = new AtomicLong();
            Awaitility.await().atMost(RECOVERY).until(() -> meetsABrokenConnection(store, lane, last));

            lane.insert(StorageContract.messages(CONVERSATION, last.get() + 1, 1, 1));
        }
    }

    /** False if the machine was busy for a second: after that a connection is looked at before its use. */
    private boolean meetsABrokenConnection(OpenStore store, MessageDao lane, AtomicLong last) {
        lane.insert(StorageContract.messages(CONVERSATION, last.incrementAndGet(), 1, 1));
        killConnections(store);
        try {
            lane.insert(StorageContract.messages(CONVERSATION, last.get() + 1, 1, 1));
        } catch (StorageException.Unavailable e) {
            return true;
        }
        last.incrementAndGet();
        return false;
    }

    @Test
    void notices_before_its_use_that_the_connection_of_an_idle_lane_has_broken() {
        try (OpenStore store = OpenStore.mysql(empty)) {
            MessageDao lane = store.database().laneMessages();
            lane.insert(StorageContract.messages(CONVERSATION, 1, 1, 1));
            long start = System.nanoTime();
            killConnections(store);
            Awaitility.await().until(() -> System.nanoTime() - start > TimeUnit.MILLISECONDS.toNanos(1_100));

            lane.insert(StorageContract.messages(CONVERSATION, 2, 1, 1));
        }
    }

    @Test
    void gives_a_lane_no_connection_any_more_once_it_is_closed() {
        MessageDao lane;
        try (OpenStore store = OpenStore.mysql(empty)) {
            lane = store.database().laneMessages();
            lane.insert(StorageContract.messages(CONVERSATION, 1, 1, 1));
        }

        assertThatThrownBy(() -> lane.insert(StorageContract.messages(CONVERSATION, 2, 1, 1)))
                .isInstanceOf(StorageException.Unavailable.class);
    }

    /** Those of the node, its lanes' too. */
    private void killConnections(OpenStore store) {
        store.query("SELECT id FROM information_schema.processlist WHERE db = '" + empty.name()
                        + "' AND id <> CONNECTION_ID()")
                .forEach(id -> store.execute("KILL " + id));
    }

    private static void awaitAnswer(Database database) {
        Awaitility.await().atMost(RECOVERY).ignoreExceptions().untilAsserted(database::ping);
    }

    @Test
    void evicts_connections_to_a_server_that_has_become_read_only() {
        try (OpenStore store = OpenStore.mysql(empty)) {
            store.execute("CREATE USER 'plain" + databases + "'@'%' IDENTIFIED BY 'p'");
            store.execute(
                    "GRANT SELECT, INSERT, UPDATE, DELETE ON " + empty.name() + ".* TO 'plain" + databases + "'@'%'");
            TestDatabase asPlain = new TestDatabase(empty.name(), empty.url(), "plain" + databases, "p");
            try (OpenStore plain = OpenStore.mysql(asPlain)) {
                MessageDao log = plain.database().messages();
                store.execute("SET GLOBAL read_only = 1");
                try {
                    assertThatThrownBy(() -> log.insert(StorageContract.messages(CONVERSATION, 1, 1, 1)))
                            .isInstanceOf(StorageException.Unavailable.class);
                } finally {
                    store.execute("SET GLOBAL read_only = 0");
                }
                log.insert(StorageContract.messages(CONVERSATION, 1, 1, 1));
            }
        }
    }

    @Test
    void waits_for_a_server_that_is_not_up_yet() {
        server.stop();
        CompletableFuture<OpenStore> opening = CompletableFuture.supplyAsync(() -> OpenStore.mysql(empty));
        server.restart();

        try (OpenStore store =
                opening.orTimeout(RECOVERY.toSeconds(), TimeUnit.SECONDS).join()) {
            store.database().ping();
        }
    }

    @Test
    void refuses_a_server_that_does_not_come_without_telling_secrets() {
        String nowhere = "jdbc:mysql://127.0.0.1:1/chat";
        StorageConfig config = new StorageConfig(
                nowhere + "?user=chat&password=geheim", "", "", Path.of("unused"), Duration.ofMillis(700), true, 4);

        assertThatThrownBy(() -> Database.open(config))
                .isInstanceOf(StorageException.CannotOpen.class)
                .hasMessageStartingWith("db.url: " + nowhere + " could not be opened")
                .hasMessageContaining("Connection refused")
                .hasMessageNotContaining("geheim")
                .hasMessageNotContaining("\n");
    }

    @Test
    void refuses_a_wrong_password_at_once() {
        StorageConfig config =
                OpenStore.mysqlConfig(new TestDatabase(empty.name(), empty.url(), empty.user(), "geheim"));
        long start = System.nanoTime();

        assertThatThrownBy(() -> Database.open(config))
                .isInstanceOf(StorageException.CannotOpen.class)
                .hasMessageContaining("Access denied")
                .hasMessageNotContaining("geheim")
                .hasMessageNotContaining("\n");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
    }

    @Test
    void refuses_an_address_without_a_database() {
        StorageConfig config =
                OpenStore.mysqlConfig(new TestDatabase("", server.jdbcUrl(""), server.user(), server.password()));

        assertThatThrownBy(() -> Database.open(config))
                .isInstanceOf(StorageException.CannotOpen.class)
                .hasMessage("db.url: " + server.jdbcUrl("")
                        + " names no database (expected jdbc:mysql://host:port/database)");
    }

    @Test
    void refuses_a_newer_schema() {
        try (OpenStore store = OpenStore.mysql(empty)) {
            store.execute("INSERT INTO flyway_schema_history VALUES"
                    + " (2, '2', 'later', 'SQL', 'V2__later.sql', 1, 'somebody', CURRENT_TIMESTAMP, 1, 1)");
        }

        assertThatThrownBy(() -> OpenStore.mysql(empty))
                .isInstanceOf(StorageException.CannotOpen.class)
                .hasMessageStartingWith("db.url: " + empty.url() + " has schema version 2 (expected at most 1");
    }

    @Test
    void refuses_a_server_that_takes_no_packet_of_a_batch() {
        try (OpenStore store = OpenStore.mysql(empty)) {
            store.execute("SET GLOBAL max_allowed_packet = 524288");
            try {
                assertThatThrownBy(() -> OpenStore.mysql(empty))
                        .isInstanceOf(StorageException.CannotOpen.class)
                        .hasMessageContaining("max_allowed_packet");
            } finally {
                store.execute("SET GLOBAL max_allowed_packet = 16777216");
            }
        }
    }

    @Test
    void lets_nodes_start_on_a_new_database_at_once() {
        List<Callable<OpenStore>> nodes = Collections.nCopies(3, () -> OpenStore.mysql(empty));

        for (OpenStore store : StorageContract.atOnce(nodes)) {
            store.database().ping();
            store.close();
        }
    }

    @Test
    void keeps_four_byte_text_whatever_the_character_set_of_the_server() {
        try (OpenStore store = OpenStore.mysql(empty)) {
            StoredMessage row = StorageContract.message(CONVERSATION, 1, 1, "👋 привет 𝔘");
            store.database().messages().insert(List.of(row));

            assertThat(store.database().messages().listAfter(CONVERSATION, 0, 1, 1))
                    .containsExactly(row);
            assertThat(store.query("SELECT HEX(body) FROM message"))
                    .containsExactly("F09F918B20D0BFD180D0B8D0B2D0B5D18220F09D9498");
        }
    }

    @Test
    void warns_of_settings_that_make_a_commit_less_than_durable() {
        try (OpenStore store = OpenStore.mysql(empty)) {
            assertThat(store.database().durabilityWarnings()).isEmpty();
            store.execute("SET GLOBAL sync_binlog = 0");
            store.execute("SET GLOBAL innodb_flush_log_at_trx_commit = 2");
        }
        try (OpenStore store = OpenStore.mysql(empty)) {
            assertThat(store.database().durabilityWarnings())
                    .hasSize(2)
                    .anyMatch(warning -> warning.contains("sync_binlog"))
                    .anyMatch(warning -> warning.contains("innodb_flush_log_at_trx_commit"));
            store.execute("SET GLOBAL sync_binlog = 1");
            store.execute("SET GLOBAL innodb_flush_log_at_trx_commit = 1");
        }
    }
}
