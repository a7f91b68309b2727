package org.chatcluster.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.chatcluster.client.Heartbeat.Signs;
import org.chatcluster.client.Heartbeat.Verdict;
import org.junit.jupiter.api.Test;

class HeartbeatTest {
    private static final long NO_SEND = -1;

    private final Heartbeat heartbeat = new Heartbeat(
            Timing.DEFAULT.withPong(Duration.ofSeconds(10)).withAcknowledgement(Duration.ofSeconds(30)), 30_000);

    private static Signs signs(long readAt, long wroteAt) {
        return new Signs(readAt, wroteAt, NO_SEND, true);
    }

    @Test
    void lively_connection_needs_nothing() {
        assertThat(heartbeat.check(29_999, signs(0, 0))).isEqualTo(Verdict.FINE);
    }

    @Test
    void own_silence_asks_for_a_ping() {
        assertThat(heartbeat.check(30_000, signs(29_000, 0))).isEqualTo(Verdict.PING);
    }

    @Test
    void silence_of_the_server_asks_for_a_ping() {
        assertThat(heartbeat.check(30_000, signs(0, 29_000))).isEqualTo(Verdict.PING);
    }

    @Test
    void one_ping_is_enough() {
        heartbeat.check(30_000, signs(0, 0));
        assertThat(heartbeat.check(35_000, signs(0, 30_000))).isEqualTo(Verdict.FINE);
    }

    @Test
    void ping_without_answer_is_the_end() {
        heartbeat.check(30_000, signs(0, 0));
        assertThat(heartbeat.check(39_999, signs(0, 30_000))).isEqualTo(Verdict.FINE);
        assertThat(heartbeat.check(40_000, signs(0, 30_000))).isEqualTo(Verdict.DEAD);
    }

    @Test
    void any_sign_of_life_answers_the_ping() {
        heartbeat.check(30_000, signs(0, 0));
        assertThat(heartbeat.check(41_000, signs(30_050, 30_000))).isEqualTo(Verdict.FINE);
    }

    @Test
    void message_without_outcome_is_the_end() {
        Signs waiting = new Signs(29_999, 29_999, 0, true);
        assertThat(heartbeat.check(29_999, waiting)).isEqualTo(Verdict.FINE);
        assertThat(heartbeat.check(30_000, waiting)).isEqualTo(Verdict.DEAD);
    }

    @Test
    void connection_that_is_not_read_is_kept_awake_and_never_called_dead() {
        Signs unread = new Signs(0, 0, 0, false);
        assertThat(heartbeat.check(100_000, unread)).isEqualTo(Verdict.PING);
        assertThat(heartbeat.check(200_000, new Signs(0, 199_000, 0, false))).isEqualTo(Verdict.FINE);
    }

    @Test
    void answers_that_waited_unread_get_time_to_be_read() {
        heartbeat.check(100_000, new Signs(0, 99_000, 0, false));
        assertThat(heartbeat.check(101_000, new Signs(100_500, 99_000, 0, true)))
                .isEqualTo(Verdict.FINE);
        assertThat(heartbeat.check(130_000, new Signs(129_000, 129_000, 0, true)))
                .isEqualTo(Verdict.DEAD);
    }
}
