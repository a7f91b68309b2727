package org.chatcluster.server.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.chatcluster.server.error.StorageException;
import org.chatcluster.server.log.Conversation;
import org.chatcluster.server.log.MessageDao;
import org.chatcluster.server.log.StoredMessage;
import org.chatcluster.testkit.MariaDbExtension;
import org.chatcluster.testkit.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The storage contract on MariaDB. */
@ExtendWith(MariaDbExtension.class)
final class MariaDbStorageIT {

    private static OpenStore store;

    @BeforeAll
    static void open(TestDatabase database) {
        store = OpenStore.mysql(database);
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @Test
    void is_named_and_answers() {
        assertThat(store.database().engine()).startsWith("mariadb 11.4.");
        assertThat(store.database().durabilityWarnings())
                .singleElement()
                .asString()
                .contains("log_bin");
        store.database().ping();
    }

    @Test
    void reads_no_more_rows_than_it_needs_however_long_the_history() {
        Conversation conversation = Conversation.direct(900_000, 900_001);
        MessageDao log = store.database().messages();
        log.addInboxes(List.of(conversation));
        StoredMessage.Key key = new StoredMessage.Key(900_000, 0);
        for (int batch = 0; batch < 20; batch++) {
            List<StoredMessage> rows = StorageContract.messages(conversation, 1 + batch * 512L, 512, 900_000);
            key = rows.get(7).key();
            log.insert(rows);
        }
        long before = rowsRead();
        log.lastSeqs(List.of(conversation));
        log.listAfter(conversation, 5_000, 6_000, 10);
        log.listBefore(conversation, 6_000, 0, 10);
        log.findByKeys(List.of(key));
        store.database().inbox().list(900_000);

        assertThat(rowsRead() - before).isBetween(20L, 100L);
    }

    @Test
    void waits_for_whoever_is_writing_before_it_tells_what_is_last_and_what_is_stored() throws SQLException {
        Conversation conversation = Conversation.direct(900_002, 900_003);
        MessageDao log = store.database().messages();
        log.insert(StorageContract.messages(conversation, 1, 1, 900_002));
        StoredMessage.Key key = new StoredMessage.Key(900_003, 7);
        try (Connection writer = store.connect();
                Statement statement = writer.createStatement()) {
            writer.setAutoCommit(false);
            statement.execute("INSERT INTO message VALUES (" + conversation.id() + ", 2, 900003, 7, 1, 'late')");
            CompletableFuture<Map<Conversation, Long>> last =
                    CompletableFuture.supplyAsync(() -> patiently(() -> log.settledLastSeqs(List.of(conversation))));
            CompletableFuture<List<StoredMessage>> found =
                    CompletableFuture.supplyAsync(() -> patiently(() -> log.findByKeys(List.of(key))));
            awaitLockWaits(2);
            assertThat(log.lastSeqs(List.of(conversation))).containsValue(1L);
            writer.commit();

            assertThat(last.join()).isEqualTo(Map.of(conversation, 2L));
            assertThat(found.join()).extracting(StoredMessage::seq).containsExactly(2L);
        }
    }

    /** Asks again when the wait for a lock has ended before the lock, as all who ask do. */
    private static <T> T patiently(Supplier<T> look) {
        while (true) {
            try {
                return look.get();
            } catch (StorageException.Conflict e) {
                // The lock is still held.
            }
        }
    }

    private static void awaitLockWaits(int transactions) {
        Awaitility.await()
                .until(() ->
                        store.query("SELECT trx_id FROM information_schema.innodb_trx WHERE trx_state = 'LOCK WAIT'")
                                        .size()
                                == transactions);
    }

    /** Rows that the server has read for all connections, by key, in order or at random. */
    private static long rowsRead() {
        return store.query("SHOW GLOBAL STATUS LIKE 'Handler_read%'").stream()
                .mapToLong(row -> Long.parseLong(row.substring(row.indexOf(',') + 1)))
                .sum();
    }

    @Nested
    class Messages extends MessageContract {
        Messages() {
            super(() -> store);
        }
    }

    @Nested
    class Inboxes extends InboxContract {
        Inboxes() {
            super(() -> store);
        }
    }

    @Nested
    class Accounts extends AccountContract {
        Accounts() {
            super(() -> store);
        }
    }

    @Nested
    class Friends extends FriendContract {
        Friends() {
            super(() -> store);
        }
    }

    @Nested
    class Groups extends GroupContract {
        Groups() {
            super(() -> store);
        }
    }

    @Nested
    class Logins extends LoginContract {
        Logins() {
            super(() -> store);
        }
    }
}
