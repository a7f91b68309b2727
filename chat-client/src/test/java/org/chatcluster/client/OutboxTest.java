package org.chatcluster.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.chatcluster.common.protocol.ChatAck;
import org.chatcluster.common.protocol.Echo;
import org.chatcluster.common.protocol.ErrorCode;
import org.chatcluster.common.protocol.MsgType;
import org.chatcluster.common.protocol.Refusal;
import org.chatcluster.common.protocol.SendRequest;
import org.chatcluster.common.protocol.Target;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private static final Target BOB = new Target.User(2);
    private static final Target TEAM = new Target.Group(3);
    private static final long LONG_ENOUGH_MILLIS = 60_000;

    private final ManualTimers timers = new ManualTimers();
    private final List<Long> wire = new ArrayList<>();
    private final List<String> outcomes = new ArrayList<>();
    private final Outbox outbox = new Outbox(
            4,
            timers,
            () -> new Backoff(Duration.ofMillis(200), Duration.ofSeconds(15), new Random(1)),
            new Outbox.Events() {
                @Override
                public void sent(Outgoing message, ChatAck ack) {
                    outcomes.add("sent " + message.cid());
                }

                @Override
                public void notSent(Outgoing message, ChatClientException cause) {
                    outcomes.add("not sent " + message.cid());
                }

                @Override
                public void outOfStep() {
                    outcomes.add("out of step");
                }
            });

    private void connect() {
        outbox.connected(request -> wire.add(request.cid()));
    }

    private void add(Target target, long... cids) {
        for (long cid : cids) {
            outbox.add(Outgoing.of(new SendRequest(target, "text " + cid, cid), 0));
        }
    }

    private void ack(long cid) {
        outbox.acknowledged(new ChatAck(cid, BOB, cid, 0, false));
    }

    private void refuse(long cid, ErrorCode code, long retryAfterMillis) {
        Echo echo = new Echo(cid, 2, 0, 0, 0);
        outbox.refused(new Refusal(
                MsgType.CHAT_MSG_ACK, code.number(), code.sentence(), code.retry(), retryAfterMillis, -1, echo));
    }

    private List<Long> takeWire() {
        List<Long> taken = List.copyOf(wire);
        wire.clear();
        return taken;
    }

    @Test
    void keeps_messages_until_there_is_a_session() {
        add(BOB, 1, 2);
        assertThat(wire).isEmpty();
        connect();
        assertThat(wire).containsExactly(1L, 2L);
    }

    @Test
    void no_more_than_the_window_are_under_way() {
        connect();
        add(BOB, LongStream.rangeClosed(1, 10).toArray());
        assertThat(takeWire()).containsExactly(1L, 2L, 3L, 4L);
        ack(2);
        assertThat(takeWire()).containsExactly(5L);
        assertThat(outbox.size()).isEqualTo(9);
        assertThat(outbox.inFlight()).isEqualTo(4);
    }

    @Test
    void order_of_sending_holds_across_conversations() {
        add(BOB, 1);
        add(TEAM, 2);
        add(BOB, 3);
        connect();
        assertThat(wire).containsExactly(1L, 2L, 3L);
    }

    @Test
    void lost_connection_sends_everything_again_in_order() {
        connect();
        add(BOB, 1, 2, 3, 4, 5, 6);
        ack(2);
        outbox.disconnected();
        add(BOB, 7);
        wire.clear();
        int resent = outbox.connected(request -> wire.add(request.cid()));
        assertThat(resent).isEqualTo(4);
        assertThat(takeWire()).containsExactly(1L, 3L, 4L, 5L);
        ack(1);
        ack(3);
        ack(4);
        assertThat(takeWire()).containsExactly(6L, 7L);
    }

    @Test
    void ack_of_an_earlier_connection_counts_once() {
        connect();
        add(BOB, 1);
        ack(1);
        ack(1);
        assertThat(outcomes).containsExactly("sent 1");
        assertThat(outbox.size()).isZero();
    }

    @Test
    void refusal_for_good_fails_one_message_only() {
        connect();
        add(BOB, 1, 2);
        refuse(1, ErrorCode.BLOCKED, -1);
        ack(2);
        assertThat(outcomes).containsExactly("not sent 1", "sent 2");
    }

    @Test
    void refusal_that_passes_is_repeated_alone_and_then_the_rest_in_order() {
        connect();
        add(BOB, 1, 2, 3);
        wire.clear();
        refuse(1, ErrorCode.UNAVAILABLE, 500);
        refuse(2, ErrorCode.UNAVAILABLE, -1);
        refuse(3, ErrorCode.UNAVAILABLE, -1);
        timers.pass(499);
        assertThat(wire).isEmpty();
        timers.pass(201);
        assertThat(takeWire()).containsExactly(1L);
        timers.pass(LONG_ENOUGH_MILLIS);
        assertThat(wire).isEmpty();
        ack(1);
        assertThat(takeWire()).containsExactly(2L, 3L);
        assertThat(outcomes).containsExactly("sent 1");
    }

    @Test
    void repeats_as_often_as_it_is_refused() {
        connect();
        add(BOB, 1, 2);
        for (int i = 0; i < 5; i++) {
            refuse(1, ErrorCode.UNAVAILABLE, -1);
            if (i == 0) {
                refuse(2, ErrorCode.UNAVAILABLE, -1);
            }
            wire.clear();
            timers.pass(LONG_ENOUGH_MILLIS);
            assertThat(wire).containsExactly(1L);
        }
        wire.clear();
        ack(1);
        ack(2);
        assertThat(wire).containsExactly(2L);
        assertThat(outcomes).containsExactly("sent 1", "sent 2");
    }

    @Test
    void does_not_repeat_before_everything_under_way_is_answered() {
        connect();
        add(BOB, 1, 2);
        wire.clear();
        refuse(1, ErrorCode.UNAVAILABLE, -1);
        timers.pass(LONG_ENOUGH_MILLIS);
        assertThat(wire).isEmpty();
        refuse(2, ErrorCode.UNAVAILABLE, -1);
        assertThat(wire).containsExactly(1L);
    }

    @Test
    void new_messages_wait_behind_a_refused_one() {
        connect();
        add(BOB, 1);
        refuse(1, ErrorCode.RATE_LIMITED, 1_000);
        add(BOB, 2);
        assertThat(wire).containsExactly(1L);
        timers.pass(LONG_ENOUGH_MILLIS);
        ack(1);
        assertThat(wire).containsExactly(1L, 1L, 2L);
    }

    @Test
    void other_conversations_do_not_wait() {
        connect();
        add(BOB, 1);
        refuse(1, ErrorCode.UNAVAILABLE, 10_000);
        add(TEAM, 2);
        assertThat(wire).containsExactly(1L, 2L);
    }

    @Test
    void message_that_stays_refused_for_good_frees_those_behind_it() {
        connect();
        add(BOB, 1, 2);
        refuse(1, ErrorCode.UNAVAILABLE, -1);
        refuse(2, ErrorCode.UNAVAILABLE, -1);
        timers.pass(LONG_ENOUGH_MILLIS);
        wire.clear();
        refuse(1, ErrorCode.BLOCKED, -1);
        assertThat(wire).containsExactly(2L);
    }

    @Test
    void earlier_message_refused_after_a_later_one_needs_a_new_connection() {
        connect();
        add(BOB, 1, 2);
        refuse(2, ErrorCode.UNAVAILABLE, -1);
        assertThat(outcomes).isEmpty();
        refuse(1, ErrorCode.UNAVAILABLE, -1);
        assertThat(outcomes).containsExactly("out of step");
        outbox.disconnected();
        wire.clear();
        connect();
        assertThat(wire).containsExactly(1L, 2L);
    }

    @Test
    void new_connection_does_not_wait_for_refusals_of_the_old_one() {
        connect();
        add(BOB, 1, 2);
        refuse(1, ErrorCode.DRAINING, 10_000);
        outbox.disconnected();
        wire.clear();
        connect();
        assertThat(wire).containsExactly(1L, 2L);
        assertThat(timers.waiting()).isZero();
    }

    @Test
    void all_is_taken_out_in_order_and_it_is_known_what_was_sent() {
        connect();
        add(BOB, 1, 2, 3, 4, 5);
        add(TEAM, 6);
        List<OutboxEntry> all = outbox.takeAll();
        assertThat(all).extracting(entry -> entry.message().cid()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(all).extracting(OutboxEntry::wasSent).containsExactly(true, true, true, true, false, false);
        assertThat(outbox.size()).isZero();
        ack(1);
        assertThat(outcomes).isEmpty();
    }

    @Test
    void knows_how_long_the_oldest_message_waits() {
        assertThat(outbox.oldestSentAtMillis()).isEqualTo(-1);
        connect();
        long start = timers.nowMillis();
        add(BOB, 1);
        timers.pass(100);
        add(BOB, 2);
        assertThat(outbox.oldestSentAtMillis()).isEqualTo(start);
        ack(1);
        assertThat(outbox.oldestSentAtMillis()).isEqualTo(start + 100);
    }
}
