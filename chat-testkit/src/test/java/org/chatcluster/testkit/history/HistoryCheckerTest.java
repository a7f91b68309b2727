package org.chatcluster.testkit.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.chatcluster.testkit.history.Finding.Kind;
import org.junit.jupiter.api.Test;

class HistoryCheckerTest {
    private static final int ALICE = 1;
    private static final int BOB = 2;
    private static final ChatId CHAT = ChatId.direct(BOB, ALICE);

    private final Recorder alice = new Recorder(ALICE);
    private final Recorder bob = new Recorder(BOB);

    @Test
    void accepts_what_keeps_the_promise() {
        alice.login().sent(10, 1).sent(11, 2).acked(20, 1, 1).acked(21, 2, 2).received(BOB, 5, 3);
        bob.login().received(ALICE, 1, 1).received(ALICE, 2, 2).sent(30, 5).acked(40, 5, 3);
        alice.read(ALICE, 1, 1).read(ALICE, 2, 2).read(BOB, 5, 3);

        assertThat(check()).isEmpty();
    }

    @Test
    void accepts_a_crash_with_resend_and_redelivery() {
        alice.login().sent(10, 1).sent(11, 2).acked(20, 1, 1);
        alice.login().sent(30, 2).received(ALICE, 1, 1).acked(40, 2, 2);
        bob.login().received(ALICE, 1, 1).login().received(ALICE, 1, 1).received(ALICE, 2, 2);

        assertThat(check()).isEmpty();
    }

    @Test
    void accepts_a_dup_ack_beside_the_push() {
        alice.login().sent(10, 1).login().sent(20, 1).dup(30, 1, 1).received(ALICE, 1, 1);
        bob.login().received(ALICE, 1, 1);

        assertThat(check()).isEmpty();
    }

    @Test
    void accepts_that_an_unacknowledged_message_is_nowhere() {
        alice.login().sent(10, 1).acked(20, 1, 1).sent(30, 2);
        bob.login().received(ALICE, 1, 1);

        assertThat(check()).isEmpty();
    }

    @Test
    void rejects_an_acknowledged_message_that_never_arrives() {
        alice.login().sent(10, 1).sent(11, 2).acked(20, 1, 1).acked(21, 2, 2);
        bob.login().received(ALICE, 1, 1);

        assertThat(kinds()).containsExactly(Kind.ACKNOWLEDGED_BUT_MISSING);
    }

    @Test
    void rejects_an_acknowledged_message_that_is_not_in_the_log() {
        alice.login().sent(10, 1).sent(11, 2).acked(20, 1, 1).acked(21, 2, 2).read(ALICE, 1, 1);
        bob.login().received(ALICE, 1, 1).received(ALICE, 2, 2);

        assertThat(kinds()).containsExactly(Kind.ACKNOWLEDGED_BUT_MISSING);
    }

    @Test
    void rejects_a_lost_acknowledged_message_whose_number_was_given_away() {
        alice.login().sent(10, 1).sent(11, 2).acked(20, 1, 1);
        alice.login().sent(30, 2).acked(40, 2, 1);
        bob.login().received(ALICE, 2, 1);

        assertThat(kinds()).contains(Kind.DIFFERENT_MESSAGES);
    }

    @Test
    void rejects_a_message_that_comes_twice_in_a_connection() {
        alice.login().sent(10, 1).acked(20, 1, 1);
        bob.login().received(ALICE, 1, 1).received(ALICE, 1, 1);

        assertThat(kinds()).containsExactly(Kind.DELIVERED_TWICE);
    }

    @Test
    void rejects_an_ack_beside_a_push_in_one_connection() {
        alice.login().sent(10, 1).received(ALICE, 1, 1).acked(20, 1, 1);
        bob.login().received(ALICE, 1, 1);

        assertThat(kinds()).containsExactly(Kind.DELIVERED_TWICE);
    }

    @Test
    void rejects_a_message_that_is_stored_twice() {
        alice.login().sent(10, 1).acked(20, 1, 1).received(ALICE, 1, 2);
        bob.login().received(ALICE, 1, 1).received(ALICE, 1, 2);

        assertThat(kinds()).contains(Kind.STORED_TWICE);
    }

    @Test
    void rejects_a_second_ack_with_another_number() {
        alice.login().sent(10, 1).acked(20, 1, 1).sent(30, 1).dup(40, 1, 2);
        bob.login().received(ALICE, 1, 1);

        assertThat(kinds()).contains(Kind.ACK_CHANGED);
    }

    @Test
    void rejects_a_hole_that_everyone_has() {
        alice.login().sent(10, 1).sent(11, 2).acked(20, 1, 1).acked(21, 2, 3);
        bob.login().received(ALICE, 1, 1).received(ALICE, 2, 3);

        assertThat(kinds()).containsOnly(Kind.HOLE).hasSize(3);
    }

    @Test
    void rejects_a_connection_that_begins_too_late() {
        alice.login().sent(10, 1).sent(11, 2).acked(20, 1, 1).acked(21, 2, 2);
        bob.login().login().received(ALICE, 2, 2);

        assertThat(kinds()).contains(Kind.HOLE, Kind.ACKNOWLEDGED_BUT_MISSING);
    }

    @Test
    void rejects_a_hole_in_the_log() {
        alice.login().sent(10, 1).sent(11, 2).acked(20, 1, 1).acked(21, 2, 2).read(ALICE, 2, 2);
        bob.login().received(ALICE, 1, 1).received(ALICE, 2, 2);

        assertThat(kinds()).containsExactlyInAnyOrder(Kind.HOLE, Kind.ACKNOWLEDGED_BUT_MISSING);
    }

    @Test
    void rejects_a_conversation_that_does_not_rise() {
        alice.login()
                .sent(10, 1)
                .sent(11, 2)
                .sent(12, 3)
                .acked(20, 1, 1)
                .acked(21, 2, 2)
                .acked(22, 3, 3);
        bob.login().received(ALICE, 1, 1).received(ALICE, 3, 3).received(ALICE, 2, 2);

        assertThat(kinds()).containsExactly(Kind.HOLE, Kind.ORDER_BROKEN);
    }

    @Test
    void rejects_numbers_that_turn_a_sender_round() {
        alice.login().sent(10, 1).sent(11, 2).acked(20, 2, 1).acked(21, 1, 2);
        bob.login().received(ALICE, 2, 1).received(ALICE, 1, 2);

        assertThat(kinds()).containsExactly(Kind.SENDER_ORDER_BROKEN);
    }

    @Test
    void rejects_an_answer_before_its_question() {
        alice.login().sent(10, 1).received(BOB, 5, 1).acked(20, 1, 2);
        bob.login().sent(30, 5).acked(40, 5, 1).received(ALICE, 1, 2);

        assertThat(kinds()).containsExactly(Kind.CAUSE_AFTER_EFFECT);
    }

    @Test
    void rejects_a_message_that_nobody_sent() {
        alice.login().sent(10, 1).acked(20, 1, 1);
        bob.login().received(ALICE, 1, 1).received(ALICE, 77, 2);

        assertThat(kinds()).containsExactly(Kind.NEVER_SENT);
    }

    @Test
    void rejects_two_messages_under_one_number() {
        alice.login().sent(10, 1).acked(20, 1, 1).received(BOB, 5, 2);
        bob.login().sent(11, 5).acked(21, 5, 1).received(ALICE, 1, 2);

        assertThat(kinds()).contains(Kind.DIFFERENT_MESSAGES);
    }

    @Test
    void names_user_conversation_and_number() {
        alice.login().sent(10, 1).acked(20, 1, 1);
        bob.login();

        assertThat(check())
                .containsExactly(new Finding(
                        Kind.ACKNOWLEDGED_BUT_MISSING,
                        "user 2, users 1,2: 1, cid 1 of user 1 (\"1 of 1\") never came"));
    }

    @Test
    void cannot_judge_when_a_sender_repeats_a_text() {
        alice.sent(CHAT, 10, 1, "same").sent(CHAT, 11, 2, "same");

        assertThatThrownBy(this::check).hasMessageContaining("used before");
    }

    private List<Finding> check() {
        return HistoryChecker.check(Stream.of(alice, bob).map(Recorder::history).toList());
    }

    private List<Kind> kinds() {
        return check().stream().map(Finding::kind).toList();
    }
}
