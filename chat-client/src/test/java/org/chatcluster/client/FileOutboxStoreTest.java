package org.chatcluster.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.chatcluster.common.protocol.SendRequest;
import org.chatcluster.common.protocol.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileOutboxStoreTest {
    private static final int ME = 1;
    private static final Target BOB = new Target.User(2);
    private static final Target TEAM = new Target.Group(3);
    private static final ClientConfig HERE = ClientConfig.of("127.0.0.1", 6000);

    @TempDir
    private Path temp;

    private OutboxStore store() {
        return new FileOutboxStore(temp.resolve("state/outbox"), HERE);
    }

    private static StoredMessage message(Target target, String text, long cid) {
        return new StoredMessage(new SendRequest(target, text, cid), 1_700_000_000_000L + cid % 10);
    }

    private static StoredMessage message(long cid) {
        return message(BOB, "text " + cid, cid);
    }

    private static void add(OutboxStore.Queue queue, long... cids) throws IOException {
        for (long cid : cids) {
            queue.add(message(cid));
        }
    }

    /** What the next client finds. */
    private List<StoredMessage> reopened() throws IOException {
        try (OutboxStore.Queue queue = store().open(ME)) {
            return queue.messages();
        }
    }

    private List<Long> cids() throws IOException {
        return reopened().stream().map(message -> message.request().cid()).toList();
    }

    private Path journal() throws IOException {
        try (Stream<Path> files = Files.list(temp.resolve("state/outbox"))) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void keeps_messages_as_they_are_in_order() throws IOException {
        StoredMessage one = message(BOB, "two\nlines, \"quotes\", \t, \u0007 and 你好 👩‍👩‍👧", 9_007_199_254_740_990L);
        StoredMessage two = message(TEAM, "x".repeat(8_192), 5);
        try (OutboxStore.Queue queue = store().open(ME)) {
            assertThat(queue.messages()).isEmpty();
            queue.add(one);
            queue.add(two);
            assertThat(queue.messages()).containsExactly(one, two);
        }
        assertThat(reopened()).containsExactly(one, two);
    }

    @Test
    void forgets_what_has_an_outcome() throws IOException {
        try (OutboxStore.Queue queue = store().open(ME)) {
            add(queue, 1, 2, 3);
            queue.remove(2);
            queue.remove(77);
        }
        assertThat(cids()).containsExactly(1L, 3L);
        assertThat(Files.readAllLines(journal())).as("written anew").hasSize(2);
    }

    @Test
    void is_empty_when_nothing_is_left() throws IOException {
        try (OutboxStore.Queue queue = store().open(ME)) {
            add(queue, 1, 2);
            queue.remove(1);
            queue.remove(2);
            assertThat(journal()).isEmptyFile();
            add(queue, 3);
        }
        assertThat(cids()).containsExactly(3L);
    }

    @Test
    void does_not_grow_for_ever_behind_a_message_that_stays() throws IOException {
        try (OutboxStore.Queue queue = store().open(ME)) {
            add(queue, 1);
            for (long cid :
                    LongStream.rangeClosed(2, OutboxJournal.MAX_DEAD_LINES).toArray()) {
                add(queue, cid);
                queue.remove(cid);
            }
            assertThat(Files.readAllLines(journal())).hasSizeLessThan(OutboxJournal.MAX_DEAD_LINES + 2);
        }
        assertThat(cids()).containsExactly(1L);
    }

    @Test
    void message_that_is_there_already_stays_as_it_is() throws IOException {
        try (OutboxStore.Queue queue = store().open(ME)) {
            add(queue, 1, 2);
            queue.add(message(BOB, "another text", 1));
        }
        assertThat(reopened()).containsExactly(message(1), message(2));
    }

    @Test
    void last_line_that_a_crash_has_cut_off_is_dropped() throws IOException {
        try (OutboxStore.Queue queue = store().open(ME)) {
            add(queue, 1, 2);
        }
        long whole = Files.size(journal());
        byte[] content = Files.readAllBytes(journal());
        for (int cut = 1; cut < content.length / 2; cut++) {
            Files.write(journal(), Arrays.copyOf(content, content.length - cut));
            assertThat(cids()).as("%d bytes cut off", cut).containsExactly(1L);
            assertThat(Files.size(journal())).isEqualTo(whole / 2);
        }
        try (OutboxStore.Queue queue = store().open(ME)) {
            add(queue, 2);
        }
        assertThat(cids()).containsExactly(1L, 2L);
        assertThat(Files.size(journal())).isEqualTo(whole);
    }

    @Test
    void damaged_line_is_told_and_left_for_a_person_to_see() throws IOException {
        try (OutboxStore.Queue queue = store().open(ME)) {
            add(queue, 1);
        }
        Files.writeString(journal(), "garbage\n", StandardOpenOption.APPEND);
        assertThatThrownBy(() -> store().open(ME))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("Line 2 of " + journal() + " is damaged");
        assertThat(journal()).content().endsWith("garbage\n");
        assertThatThrownBy(() -> store().open(ME)).as("not locked").hasMessageContaining("is damaged");
    }

    @Test
    void nobody_else_can_read_it() throws IOException {
        try (OutboxStore.Queue queue = store().open(ME)) {
            add(queue, 1, 2);
            queue.remove(1);
        }
        assertThat(cids()).as("written anew").containsExactly(2L);
        assertThat(permissions(temp.resolve("state"))).isEqualTo("rwx------");
        assertThat(permissions(temp.resolve("state/outbox"))).isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(temp.resolve("state/outbox"))) {
            for (Path file : files.toList()) {
                assertThat(permissions(file)).as("%s", file).isEqualTo("rw-------");
            }
        }
    }

    @Test
    void one_client_at_a_time_has_the_queue_of_an_account() throws IOException {
        try (OutboxStore.Queue queue = store().open(ME)) {
            add(queue, 1);
            assertThatThrownBy(() -> store().open(ME))
                    .isInstanceOf(IOException.class)
                    .hasMessage("Another client has the stored messages of this account and device.");
            assertThat(queue.messages()).hasSize(1);
        }
        assertThat(cids()).containsExactly(1L);
    }

    @Test
    void other_accounts_devices_and_servers_have_queues_of_their_own() throws IOException {
        Path directory = temp.resolve("state/outbox");
        try (OutboxStore.Queue queue = store().open(ME)) {
            add(queue, 1);
            try (OutboxStore.Queue account = store().open(5);
                    OutboxStore.Queue device = new FileOutboxStore(directory, HERE.withDevice("phone")).open(ME);
                    OutboxStore.Queue server =
                            new FileOutboxStore(directory, ClientConfig.of("127.0.0.1", 6001)).open(ME)) {
                assertThat(Stream.of(account, device, server).map(OutboxStore.Queue::messages))
                        .allMatch(List::isEmpty);
            }
        }
    }

    @Test
    void nothing_is_left_of_what_the_account_gives_up() throws IOException {
        try (OutboxStore.Queue queue = store().open(ME)) {
            add(queue, 1, 2);
            queue.clear();
        }
        assertThat(cids()).isEmpty();
        assertThat(journal()).isEmptyFile();
    }

    @Test
    void journal_that_cannot_be_written_anew_is_used_as_it_is() throws IOException {
        try (OutboxStore.Queue queue = store().open(ME)) {
            add(queue, 1, 2);
            queue.remove(1);
        }
        Files.createDirectory(journal().resolveSibling(journal().getFileName() + ".new"));
        try (OutboxStore.Queue queue = store().open(ME)) {
            assertThat(queue.messages()).containsExactly(message(2));
            add(queue, 3);
        }
        assertThat(cids()).containsExactly(2L, 3L);
        assertThat(Files.readAllLines(journal())).hasSize(4);
    }

    @Test
    void place_that_cannot_be_is_told() throws IOException {
        Files.writeString(temp.resolve("state"), "a file");
        assertThatThrownBy(() -> store().open(ME)).isInstanceOf(IOException.class);
    }
}
