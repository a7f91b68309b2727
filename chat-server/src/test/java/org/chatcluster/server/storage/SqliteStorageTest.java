package org.chatcluster.server.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The storage contract on SQLite. */
final class SqliteStorageTest {
    @TempDir
    private static Path dir;

    private static OpenStore store;

    @BeforeAll
    static void open() {
        store = OpenStore.sqlite(dir);
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @Test
    void is_named_and_answers() {
        assertThat(store.database().engine()).isEqualTo("sqlite");
        assertThat(store.database().durabilityWarnings()).isEmpty();
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

    @Nested
    class Logins extends LoginContract {
        Logins() {
            super(() -> store);
        }
    }
}
