package org.chatcluster.server.storage;

import static org.assertj.core.api.Assertions.assertThat;

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
        store.database().ping();
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
}
