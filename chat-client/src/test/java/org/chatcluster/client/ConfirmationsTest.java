package org.chatcluster.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.chatcluster.common.protocol.ReceivedRequest;
import org.chatcluster.common.protocol.Target;
import org.junit.jupiter.api.Test;

class ConfirmationsTest {
    private static final Target BOB = new Target.User(2);
    private static final Target TEAM = new Target.Group(3);

    private final ManualTimers timers = new ManualTimers();
    private final List<ReceivedRequest> sent = new ArrayList<>();
    private final Confirmations confirmations = new Confirmations(timers, sent::add);

    @Test
    void waits_for_more_and_confirms_once() {
        confirmations.received(BOB, 1);
        confirmations.received(BOB, 2);
        timers.pass(199);
        assertThat(sent).isEmpty();
        timers.pass(1);
        assertThat(sent).containsExactly(new ReceivedRequest(BOB, 2));
        timers.pass(10_000);
        assertThat(sent).hasSize(1);
    }

    @Test
    void does_not_wait_with_fifty_messages() {
        for (int seq = 1; seq <= 120; seq++) {
            confirmations.received(BOB, seq);
        }
        assertThat(sent).containsExactly(new ReceivedRequest(BOB, 50), new ReceivedRequest(BOB, 100));
        timers.pass(200);
        assertThat(sent).last().isEqualTo(new ReceivedRequest(BOB, 120));
    }

    @Test
    void conversations_do_not_share_a_count() {
        for (int seq = 1; seq <= 49; seq++) {
            confirmations.received(BOB, seq);
            confirmations.received(TEAM, seq);
        }
        assertThat(sent).isEmpty();
        timers.pass(200);
        assertThat(sent).containsExactlyInAnyOrder(new ReceivedRequest(BOB, 49), new ReceivedRequest(TEAM, 49));
    }

    @Test
    void flush_confirms_at_once() {
        confirmations.received(BOB, 3);
        confirmations.flush();
        assertThat(sent).containsExactly(new ReceivedRequest(BOB, 3));
        assertThat(timers.waiting()).isZero();
    }

    @Test
    void what_a_lost_connection_may_have_swallowed_is_confirmed_again() {
        confirmations.received(BOB, 3);
        timers.pass(200);
        confirmations.disconnected();
        confirmations.flush();
        assertThat(sent).containsExactly(new ReceivedRequest(BOB, 3), new ReceivedRequest(BOB, 3));
    }

    @Test
    void what_was_confirmed_long_ago_is_not() {
        confirmations.received(BOB, 3);
        timers.pass(200);
        timers.pass(61_000);
        confirmations.disconnected();
        confirmations.flush();
        assertThat(sent).hasSize(1);
    }
}
