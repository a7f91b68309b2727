package org.chatcluster.server.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.chatcluster.server.error.StorageException;
import org.chatcluster.server.log.Conversation;
import org.chatcluster.server.log.FakeMessageDao;
import org.chatcluster.server.log.StoredMessage;
import org.junit.jupiter.api.Test;

final class CursorStoreTest {
    private static final int ALICE = 1;
    private static final int BOB = 2;
    private static final Conversation DIRECT = Conversation.direct(ALICE, BOB);
    private static final Conversation GROUP = Conversation.group(7);

    private final FakeMessageDao log = new FakeMessageDao();
    private final FakeInboxDao inbox = new FakeInboxDao(log);
    private final CursorStore cursors = new CursorStore(inbox);

    CursorStoreTest() {
        log.addInboxes(List.of(DIRECT));
        inbox.put(ALICE, GROUP, 0, 0);
        for (int seq = 1; seq <= 9; seq++) {
            log.store(List.of(new StoredMessage(DIRECT, seq, BOB, seq, 0, "text")));
        }
    }

    private InboxDao.Entry entry(CursorStore store, Conversation conversation) {
        return store.list(ALICE).stream()
                .filter(entry -> entry.conversation().equals(conversation))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_move_is_seen_at_once_and_stored_with_the_flush() {
        cursors.received(ALICE, DIRECT, 5);
        cursors.read(ALICE, DIRECT, 3);

        assertThat(entry(cursors, DIRECT)).isEqualTo(new InboxDao.Entry(DIRECT, 5, 3, 9, 0));
        assertThat(inbox.statements()).isEmpty();
        cursors.flush();
        assertThat(inbox.statements()).containsExactly(List.of(new InboxDao.Move(ALICE, DIRECT, 5, 3)));
        assertThat(entry(new CursorStore(inbox), DIRECT)).isEqualTo(new InboxDao.Entry(DIRECT, 5, 3, 9, 0));
    }

    @Test
    void nothing_moves_back() {
        cursors.received(ALICE, DIRECT, 5);
        cursors.received(ALICE, DIRECT, 4);
        assertThat(entry(cursors, DIRECT).receivedSeq()).isEqualTo(5);
        cursors.flush();
        cursors.received(ALICE, DIRECT, 2);
        assertThat(entry(cursors, DIRECT).receivedSeq()).isEqualTo(5);
        cursors.flush();

        assertThat(entry(new CursorStore(inbox), DIRECT).receivedSeq()).isEqualTo(5);
    }

    @Test
    void what_has_not_moved_is_not_stored_again() {
        cursors.received(ALICE, DIRECT, 5);
        cursors.flush();
        cursors.flush();

        assertThat(inbox.statements()).hasSize(1);
    }

    @Test
    void a_failed_flush_keeps_everything() {
        cursors.received(ALICE, DIRECT, 5);
        cursors.read(ALICE, GROUP, 2);
        inbox.down(true);
        cursors.flushQuietly();
        assertThatThrownBy(() -> cursors.flush(ALICE)).isInstanceOf(StorageException.Unavailable.class);
        inbox.down(false);
        assertThat(entry(cursors, DIRECT).receivedSeq()).isEqualTo(5);
        cursors.flushQuietly();

        assertThat(entry(new CursorStore(inbox), DIRECT).receivedSeq()).isEqualTo(5);
        assertThat(entry(new CursorStore(inbox), GROUP).readSeq()).isEqualTo(2);
    }

    @Test
    void a_move_that_is_refused_for_good_does_not_hold_up_the_others() {
        inbox.poison(move -> move.conversation().equals(GROUP));
        cursors.received(ALICE, GROUP, 2);
        cursors.received(ALICE, DIRECT, 5);
        cursors.received(BOB, DIRECT, 6);
        cursors.flush();

        assertThat(inbox.statements())
                .containsExactlyInAnyOrder(
                        List.of(new InboxDao.Move(ALICE, DIRECT, 5, 0)), List.of(new InboxDao.Move(BOB, DIRECT, 6, 0)));
        inbox.poison(move -> false);
        cursors.flush();
        assertThat(inbox.statements()).as("not tried again").hasSize(2);
    }

    @Test
    void the_flush_of_one_account_leaves_the_others_for_later() {
        cursors.received(ALICE, DIRECT, 5);
        cursors.received(BOB, DIRECT, 6);
        cursors.flush(BOB);

        assertThat(inbox.statements()).containsExactly(List.of(new InboxDao.Move(BOB, DIRECT, 6, 0)));
        cursors.flush();
        assertThat(inbox.statements()).last().isEqualTo(List.of(new InboxDao.Move(ALICE, DIRECT, 5, 0)));
    }

    @Test
    void many_moves_go_in_statements_of_bounded_size() {
        for (int group = 1; group <= 1_200; group++) {
            cursors.received(ALICE, Conversation.group(group), 1);
        }
        cursors.flush();

        assertThat(inbox.statements()).extracting(List::size).containsExactly(500, 500, 200);
    }

    @Test
    void a_move_during_the_flush_is_kept_for_the_next_one() {
        List<Collection<InboxDao.Move>> stored = new ArrayList<>();
        CursorStore[] store = new CursorStore[1];
        store[0] = new CursorStore(new InboxDao() {
            @Override
            public List<Entry> list(int userId) {
                return inbox.list(userId);
            }

            @Override
            public List<End> listEnds(Collection<Integer> userIds) {
                return inbox.listEnds(userIds);
            }

            @Override
            public void move(Collection<Move> moves) {
                stored.add(List.copyOf(moves));
                if (stored.size() == 1) {
                    store[0].received(ALICE, DIRECT, 6);
                }
            }
        });
        store[0].received(ALICE, DIRECT, 5);
        store[0].flush();
        store[0].flush();
        store[0].flush();

        assertThat(stored)
                .containsExactly(
                        List.of(new InboxDao.Move(ALICE, DIRECT, 5, 0)),
                        List.of(new InboxDao.Move(ALICE, DIRECT, 6, 0)));
    }
}
