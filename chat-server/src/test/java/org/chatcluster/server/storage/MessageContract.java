package org.chatcluster.server.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.chatcluster.server.error.StorageException;
import org.chatcluster.server.log.Conversation;
import org.chatcluster.server.log.MessageDao;
import org.chatcluster.server.log.StoredMessage;
import org.chatcluster.server.message.InboxDao;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is expected of the log. */
abstract class MessageContract extends StorageContract {
    private MessageDao log;
    private int alice;
    private int bob;
    private Conversation conversation;

    MessageContract(Supplier<OpenStore> store) {
        super(store);
    }

    @BeforeEach
    void prepare() {
        log = database().messages();
        alice = newUser();
        bob = newUser();
        conversation = Conversation.direct(alice, bob);
    }

    @Test
    void reads_what_was_inserted() {
        List<StoredMessage> rows = messages(conversation, 1, 5, alice);
        log.insert(rows);

        assertThat(log.listAfter(conversation, 0, Long.MAX_VALUE, 100)).isEqualTo(rows);
        assertThat(log.lastSeqs(List.of(conversation))).isEqualTo(Map.of(conversation, 5L));
    }

    @Test
    void lists_forwards_between_two_seqs_and_backwards_from_the_newest() {
        List<StoredMessage> rows = messages(conversation, 1, 9, alice);
        log.insert(rows);

        assertThat(log.listAfter(conversation, 2, 6, 100)).isEqualTo(rows.subList(2, 6));
        assertThat(log.listAfter(conversation, 2, 6, 3)).isEqualTo(rows.subList(2, 5));
        assertThat(log.listBefore(conversation, 8, 0, 2)).containsExactly(rows.get(6), rows.get(5));
        assertThat(log.listBefore(conversation, 8, 5, 100)).containsExactly(rows.get(6), rows.get(5));
        assertThat(log.listAfter(conversation, 9, Long.MAX_VALUE, 10)).isEmpty();
        assertThat(log.listBefore(conversation, 1, 0, 10)).isEmpty();
    }

    @Test
    void keeps_conversations_apart() {
        int carol = newUser();
        Conversation other = Conversation.direct(alice, carol);
        log.insert(messages(conversation, 1, 3, alice));
        log.insert(messages(other, 1, 2, alice));

        assertThat(log.lastSeqs(List.of(conversation, other, Conversation.direct(bob, carol))))
                .isEqualTo(Map.of(conversation, 3L, other, 2L))
                .isEqualTo(log.settledLastSeqs(List.of(conversation, other)));
        assertThat(log.listAfter(other, 0, Long.MAX_VALUE, 100)).hasSize(2);
    }

    @Test
    void refuses_a_place_that_is_taken_and_stores_nothing_of_the_batch() {
        List<StoredMessage> first = messages(conversation, 1, 3, alice);
        log.insert(first);

        assertThatThrownBy(() -> log.insert(messages(conversation, 2, 3, bob)))
                .isInstanceOfSatisfying(
                        StorageException.DuplicateKey.class,
                        e -> assertThat(e.isPrimary()).isTrue());
        assertThat(log.listAfter(conversation, 0, Long.MAX_VALUE, 100)).isEqualTo(first);
    }

    @Test
    void refuses_a_cid_of_the_same_sender_in_any_conversation_and_stores_nothing_of_the_batch() {
        Conversation other = Conversation.direct(alice, newUser());
        StoredMessage first = message(conversation, 1, alice, "first");
        log.insert(List.of(first));
        StoredMessage fresh = message(other, 1, alice, "fresh");
        StoredMessage again = new StoredMessage(other, 2, alice, first.cid(), 5, "again");

        assertThatThrownBy(() -> log.insert(List.of(fresh, again)))
                .isInstanceOfSatisfying(
                        StorageException.DuplicateKey.class,
                        e -> assertThat(e.isPrimary()).isFalse());
        assertThat(log.listAfter(other, 0, Long.MAX_VALUE, 100)).isEmpty();
    }

    @Test
    void stores_the_same_cid_of_two_senders() {
        StoredMessage first = message(conversation, 1, alice, "one");
        StoredMessage second = new StoredMessage(conversation, 2, bob, first.cid(), 5, "two");
        log.insert(List.of(first, second));

        assertThat(log.findByKeys(List.of(first.key(), second.key()))).containsExactlyInAnyOrder(first, second);
    }

    @Test
    void finds_by_sender_and_cid_only_what_is_stored() {
        StoredMessage stored = message(conversation, 1, alice, "stored");
        log.insert(List.of(stored));

        assertThat(log.findByKeys(List.of(
                        stored.key(),
                        new StoredMessage.Key(bob, stored.cid()),
                        new StoredMessage.Key(alice, newCid()))))
                .containsExactly(stored);
    }

    @Test
    void stores_negative_cids() {
        StoredMessage row = new StoredMessage(conversation, 1, alice, -newCid(), 1, "no cid");
        log.insert(List.of(row));

        assertThat(log.findByKeys(List.of(row.key()))).containsExactly(row);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Grüße, Ünïcödé",
                "Привет 你好 こんにちは שלום مرحبا नमस्ते",
                "👩‍👩‍👧‍👦 🏴󠁧󠁢󠁳󠁣󠁴󠁿 𝔘𝔫𝔦 𐍈",
                "quotes ' \" ` \\ %_ ; -- /* ?",
                "nul \0 tab \t line\r\n end",
                " trailing space "
            })
    void keeps_every_text_as_it_is(String text) {
        StoredMessage row = message(conversation, 1, alice, text);
        log.insert(List.of(row));

        assertThat(log.listAfter(conversation, 0, 1, 1)).containsExactly(row);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "é", "語", "👋", "'", "\\", "\0"})
    void takes_the_greatest_batch_of_the_longest_texts(String character) {
        int length = character.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
        String text = character.repeat(8_192 / length);
        List<StoredMessage> rows = new ArrayList<>();
        for (int seq = 1; seq <= 512; seq++) {
            rows.add(message(conversation, seq, alice, text));
        }
        log.insert(rows);

        assertThat(log.listAfter(conversation, 0, Long.MAX_VALUE, 1_000)).isEqualTo(rows);
        assertThat(log.findByKeys(rows.stream().map(StoredMessage::key).toList()))
                .containsExactlyInAnyOrderElementsOf(rows);
    }

    @Test
    void answers_the_last_seqs_of_512_conversations() {
        List<StoredMessage> rows = new ArrayList<>();
        List<Conversation> conversations = new ArrayList<>();
        for (int user = 1; user <= 512; user++) {
            Conversation one = Conversation.direct(alice, 1_000_000 + user);
            conversations.add(one);
            rows.add(message(one, 1, alice, "one"));
        }
        log.insert(rows);

        assertThat(log.lastSeqs(conversations)).hasSize(512).containsValue(1L);
    }

    @Test
    void takes_nothing_for_an_answer_to_nothing() {
        log.insert(List.of());
        log.addInboxes(List.of());

        assertThat(log.lastSeqs(List.of())).isEmpty();
        assertThat(log.findByKeys(List.of())).isEmpty();
    }

    @Test
    void lets_exactly_one_of_two_writers_have_a_seq() {
        for (long seq = 1; seq <= 50; seq += 2) {
            List<StoredMessage> ofAlice = messages(conversation, seq, 2, alice);
            List<StoredMessage> ofBob = messages(conversation, seq, 2, bob);
            List<Callable<Boolean>> writers = List.of(() -> tryInsert(ofAlice), () -> tryInsert(ofBob));

            List<Boolean> won = atOnce(writers);

            assertThat(won).containsExactlyInAnyOrder(true, false);
            assertThat(log.listAfter(conversation, seq - 1, Long.MAX_VALUE, 10))
                    .isEqualTo(won.get(0) ? ofAlice : ofBob);
        }
    }

    private boolean tryInsert(List<StoredMessage> rows) {
        try {
            log.insert(rows);
            return true;
        } catch (StorageException.DuplicateKey e) {
            return false;
        }
    }

    @Test
    void adds_the_inboxes_of_both_people_and_leaves_those_alone_that_are_there() {
        log.insert(messages(conversation, 1, 5, alice));
        database().inbox().move(List.of(new InboxDao.Move(alice, conversation, 4, 3)));
        log.addInboxes(List.of(conversation));
        log.addInboxes(List.of(conversation));

        assertThat(database().inbox().list(alice)).containsExactly(new InboxDao.Entry(conversation, 4, 3, 5, 1_005));
        assertThat(database().inbox().list(bob)).containsExactly(new InboxDao.Entry(conversation, 0, 0, 5, 1_005));
    }
}
