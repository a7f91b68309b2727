package org.chatcluster.server.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.chatcluster.server.log.Conversation;
import org.chatcluster.server.message.InboxDao;
import org.chatcluster.server.message.InboxDao.Entry;
import org.chatcluster.server.message.InboxDao.Move;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is expected of the cursors, and of the view on what is above them. */
abstract class InboxContract extends StorageContract {
    private InboxDao inbox;
    private int alice;
    private int bob;
    private Conversation conversation;

    InboxContract(Supplier<OpenStore> store) {
        super(store);
    }

    @BeforeEach
    void prepare() {
        inbox = database().inbox();
        alice = newUser();
        bob = newUser();
        conversation = Conversation.direct(alice, bob);
    }

    @Test
    void lists_conversations_with_and_without_messages() {
        Conversation empty = Conversation.direct(alice, newUser());
        database().messages().insert(messages(conversation, 1, 7, bob));
        database().messages().addInboxes(List.of(conversation, empty));

        assertThat(inbox.list(alice))
                .containsExactlyInAnyOrder(new Entry(conversation, 0, 0, 7, 1_007), new Entry(empty, 0, 0, 0, 0));
        assertThat(inbox.list(newUser())).isEmpty();
    }

    @Test
    void lists_the_ends_of_the_conversations_of_many() {
        Conversation empty = Conversation.direct(alice, newUser());
        database().messages().insert(messages(conversation, 1, 7, bob));
        database().messages().addInboxes(List.of(conversation, empty));

        assertThat(inbox.listEnds(List.of(alice, bob)))
                .containsExactlyInAnyOrder(
                        new InboxDao.End(alice, conversation, 7),
                        new InboxDao.End(alice, empty, 0),
                        new InboxDao.End(bob, conversation, 7));
        assertThat(inbox.listEnds(List.of())).isEmpty();
    }

    @Test
    void never_moves_a_cursor_back() {
        inbox.move(List.of(new Move(alice, conversation, 5, 2)));
        inbox.move(List.of(new Move(alice, conversation, 3, 4)));
        inbox.move(List.of(new Move(alice, conversation, 0, 0)));

        assertThat(inbox.list(alice)).containsExactly(new Entry(conversation, 5, 4, 0, 0));
    }

    @Test
    void takes_the_greatest_of_the_same_conversation_in_one_call() {
        inbox.move(List.of(
                new Move(alice, conversation, 5, 1),
                new Move(alice, conversation, 9, 3),
                new Move(alice, conversation, 7, 2)));

        assertThat(inbox.list(alice)).containsExactly(new Entry(conversation, 9, 3, 0, 0));
    }

    @Test
    void ends_with_the_greatest_of_many_moves_at_once() {
        List<Callable<Boolean>> movers = new ArrayList<>();
        for (int mover = 0; mover < 4; mover++) {
            int own = mover;
            movers.add(() -> {
                for (long seq = 1; seq <= 50; seq++) {
                    inbox.move(List.of(
                            new Move(bob, conversation, seq * 4 + own, seq),
                            new Move(alice, conversation, seq, seq * 4 + own)));
                }
                return true;
            });
        }
        atOnce(movers);

        assertThat(inbox.list(alice)).containsExactly(new Entry(conversation, 50, 203, 0, 0));
        assertThat(inbox.list(bob)).containsExactly(new Entry(conversation, 203, 50, 0, 0));
    }

    @Test
    void moves_thousands_of_cursors_in_one_call() {
        inbox.move(LongStream.rangeClosed(1, 12_345)
                .mapToObj(i -> new Move(alice, new Conversation(i), i, i))
                .toList());

        assertThat(inbox.list(alice))
                .hasSize(12_345)
                .allMatch(entry -> entry.receivedSeq() == entry.conversation().id());
    }

    @Test
    void shows_people_what_each_account_has_not_received() {
        database().messages().insert(messages(conversation, 1, 3, alice));
        database().messages().addInboxes(List.of(conversation));
        inbox.move(List.of(new Move(bob, conversation, 1, 0), new Move(alice, conversation, 3, 3)));

        assertThat(store().query("SELECT conversation_id, seq, sender_id, sent_at, body FROM offline_message"
                        + " WHERE user_id = " + bob + " ORDER BY seq"))
                .containsExactly(
                        conversation.id() + ",2," + alice + ",1002,text 2",
                        conversation.id() + ",3," + alice + ",1003,text 3");
        assertThat(store().query("SELECT seq FROM offline_message WHERE user_id = " + alice))
                .isEmpty();
    }

    @Test
    void shows_people_the_messages_of_groups_to_members_only() {
        int group = database().groups().create("readers", "", alice, 1).orElseThrow();
        Conversation talk = Conversation.group(group);
        database().messages().insert(messages(talk, 1, 2, alice));
        database().groups().join(group, bob, 100);
        database().messages().insert(messages(talk, 3, 2, alice));

        assertThat(store().query("SELECT seq FROM offline_message WHERE user_id = " + bob + " ORDER BY seq"))
                .containsExactly("3", "4");
        database().groups().quit(group, bob);
        assertThat(store().query("SELECT seq FROM offline_message WHERE user_id = " + bob))
                .isEmpty();
    }
}
