package org.chatcluster.testkit.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.chatcluster.testkit.history.Event.Acked;
import org.chatcluster.testkit.history.Event.Read;
import org.chatcluster.testkit.history.Event.Received;
import org.chatcluster.testkit.history.Finding.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Long histories that keep the promise, each broken in one place by what a faulty cluster could do. */
class BrokenHistoriesTest {
    private static final ChatId GROUP = ChatId.group(9);
    /** In the middle of the group's conversation, which has more than 40 messages for each seed here. */
    private static final long SEQ = 20;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void accepts_them_unbroken(long seed) {
        assertThat(HistoryChecker.check(new SimulatedChat(seed).histories())).isEmpty();
        assertThat(end(seed)).isGreaterThan(2 * SEQ);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void rejects_news_that_never_reached_the_other_node(long seed) {
        long last = end(seed);

        assertThat(kinds(broken(
                        seed, receiver(seed, last), event -> isReceived(event, last) ? List.of() : List.of(event))))
                .containsExactly(Kind.ACKNOWLEDGED_BUT_MISSING);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void rejects_a_hole_that_one_client_has(long seed) {
        assertThat(kinds(broken(
                        seed, receiver(seed, SEQ), event -> isReceived(event, SEQ) ? List.of() : List.of(event))))
                .contains(Kind.HOLE);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void rejects_a_message_that_comes_by_the_bus_and_from_the_log(long seed) {
        assertThat(kinds(broken(
                        seed,
                        receiver(seed, SEQ),
                        event -> isReceived(event, SEQ) ? List.of(event, event) : List.of(event))))
                .containsOnly(Kind.DELIVERED_TWICE);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void rejects_two_nodes_that_give_one_number_to_two_messages(long seed) {
        Received stolen = received(seed, SEQ + 1);

        assertThat(kinds(broken(
                        seed,
                        receiver(seed, SEQ),
                        event -> List.of(
                                isReceived(event, SEQ)
                                        ? new Received(GROUP, stolen.senderId(), SEQ, stolen.text())
                                        : event))))
                .contains(Kind.STORED_TWICE, Kind.DIFFERENT_MESSAGES);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void rejects_a_message_that_a_second_node_stores_again(long seed) {
        Received first = received(seed, SEQ);
        Received again = new Received(GROUP, first.senderId(), end(seed) + 1, first.text());
        List<History> histories = new ArrayList<>();
        for (History history : new SimulatedChat(seed).histories()) {
            List<Event> events = new ArrayList<>(history.events());
            events.add(again);
            histories.add(new History(history.userId(), history.chats(), events));
        }

        assertThat(kinds(histories)).containsOnly(Kind.STORED_TWICE);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void rejects_a_node_that_answers_a_repeat_with_a_number_of_its_own(long seed) {
        History client = firstWith(seed, event -> event instanceof Acked acked && acked.dup());

        assertThat(kinds(broken(
                        seed,
                        client,
                        event -> List.of(
                                event instanceof Acked acked && acked.dup()
                                        ? new Acked(acked.atNanos(), acked.chat(), acked.cid(), acked.seq() + 1, true)
                                        : event))))
                .contains(Kind.ACK_CHANGED);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void rejects_a_message_out_of_nowhere(long seed) {
        assertThat(kinds(broken(
                        seed,
                        receiver(seed, SEQ),
                        event -> List.of(
                                event instanceof Received received && isReceived(event, SEQ)
                                        ? new Received(GROUP, received.senderId(), SEQ, "never said")
                                        : event))))
                .contains(Kind.NEVER_SENT);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void rejects_a_log_that_has_lost_a_message(long seed) {
        History reader = firstWith(seed, event -> event instanceof Read);

        assertThat(kinds(broken(
                        seed,
                        reader,
                        event -> event instanceof Read read && read.chat().equals(GROUP) && read.seq() == SEQ
                                ? List.of()
                                : List.of(event))))
                .containsExactlyInAnyOrder(Kind.HOLE, Kind.ACKNOWLEDGED_BUT_MISSING);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void rejects_numbers_that_contradict_the_order_of_sending(long seed) {
        UnaryOperator<Event> exchanged = event -> {
            if (event instanceof Received received && received.chat().equals(GROUP)) {
                Received other = received(seed, exchange(received.seq()));
                return new Received(GROUP, other.senderId(), received.seq(), other.text());
            }
            if (event instanceof Acked acked && acked.chat().equals(GROUP)) {
                return new Acked(acked.atNanos(), GROUP, acked.cid(), exchange(acked.seq()), acked.dup());
            }
            return event;
        };
        List<History> histories = new SimulatedChat(seed)
                .histories().stream()
                        .map(history -> new History(
                                history.userId(),
                                history.chats(),
                                history.events().stream()
                                        .filter(event -> !(event instanceof Read))
                                        .map(exchanged)
                                        .toList()))
                        .toList();

        assertThat(kinds(histories)).containsAnyOf(Kind.CAUSE_AFTER_EFFECT, Kind.SENDER_ORDER_BROKEN);
    }

    /** Two numbers change their messages everywhere. */
    private static long exchange(long seq) {
        return seq == SEQ ? SEQ + 10 : seq == SEQ + 10 ? SEQ : seq;
    }

    private static boolean isReceived(Event event, long seq) {
        return event instanceof Received received && received.chat().equals(GROUP) && received.seq() == seq;
    }

    private static long end(long seed) {
        return new SimulatedChat(seed)
                .histories().stream()
                        .flatMap(history -> history.events().stream())
                        .filter(event -> event instanceof Received received
                                && received.chat().equals(GROUP))
                        .mapToLong(event -> ((Received) event).seq())
                        .max()
                        .orElseThrow();
    }

    private static Received received(long seed, long seq) {
        return (Received) receiver(seed, seq).events().stream()
                .filter(event -> isReceived(event, seq))
                .findFirst()
                .orElseThrow();
    }

    private static History receiver(long seed, long seq) {
        return firstWith(seed, event -> isReceived(event, seq));
    }

    private static History firstWith(long seed, Predicate<Event> wanted) {
        return new SimulatedChat(seed)
                .histories().stream()
                        .filter(history -> history.events().stream().anyMatch(wanted))
                        .findFirst()
                        .orElseThrow();
    }

    private static List<History> broken(long seed, History client, Function<Event, List<Event>> change) {
        return new SimulatedChat(seed)
                .histories().stream()
                        .map(history -> history.userId() == client.userId()
                                ? new History(
                                        history.userId(),
                                        history.chats(),
                                        history.events().stream()
                                                .flatMap(event -> change.apply(event).stream())
                                                .toList())
                                : history)
                        .toList();
    }

    private static List<Kind> kinds(List<History> histories) {
        return HistoryChecker.check(histories).stream()
                .map(Finding::kind)
                .distinct()
                .toList();
    }
}
