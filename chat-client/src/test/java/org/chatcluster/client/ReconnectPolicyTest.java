package org.chatcluster.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.chatcluster.common.protocol.Bye;
import org.chatcluster.common.protocol.ErrorCode;
import org.junit.jupiter.api.Test;

class ReconnectPolicyTest {
    private final ManualTimers timers = new ManualTimers();
    private final ReconnectPolicy policy =
            new ReconnectPolicy(new Backoff(Duration.ofMillis(1), Duration.ofMillis(1 << 10), new Random(1)), timers);

    private static ClosedByServerException bye(ErrorCode code, boolean reconnect, long retryAfterMillis) {
        return new ClosedByServerException(new Bye(code.number(), code.sentence(), reconnect, retryAfterMillis));
    }

    private static RefusedException refused(ErrorCode code, long retryAfterMillis) {
        return new RefusedException(code.number(), code.sentence(), code.retry(), retryAfterMillis);
    }

    @Test
    void lost_connection_is_made_again() {
        assertThat(policy.after(new NoReplyException("lost"))).isPresent();
        assertThat(policy.after(new NotConnectedException("refused"))).isPresent();
    }

    @Test
    void draining_node_is_left_for_as_long_as_it_says() {
        assertThat(policy.after(bye(ErrorCode.DRAINING, true, 1_500)).orElseThrow())
                .isBetween(1_500L, 1_501L);
    }

    @Test
    void other_login_of_the_device_is_obeyed() {
        assertThat(policy.after(bye(ErrorCode.TAKEN_OVER, false, -1))).isEmpty();
        assertThat(policy.after(refused(ErrorCode.TAKEN_OVER, -1))).isEmpty();
    }

    @Test
    void logout_everywhere_is_obeyed_even_if_the_server_says_reconnect() {
        assertThat(policy.after(bye(ErrorCode.LOGGED_OUT, true, -1))).isEmpty();
    }

    @Test
    void bye_without_reconnect_ends_it() {
        assertThat(policy.after(bye(ErrorCode.SLOW_CONSUMER, false, -1))).isEmpty();
    }

    @Test
    void token_that_is_not_valid_ends_it() {
        assertThat(policy.after(refused(ErrorCode.REFUSED, -1))).isEmpty();
    }

    @Test
    void login_that_cannot_be_decided_now_is_repeated() {
        assertThat(policy.after(refused(ErrorCode.UNAVAILABLE, 700)).orElseThrow())
                .isBetween(700L, 701L);
        assertThat(policy.after(refused(ErrorCode.INTERNAL, -1))).isPresent();
    }

    @Test
    void session_that_ends_at_once_counts_as_failure() {
        long longest = 0;
        for (int i = 0; i < 50; i++) {
            policy.online();
            timers.pass(10);
            longest =
                    Math.max(longest, policy.after(new NoReplyException("lost")).orElseThrow());
        }
        assertThat(longest).isGreaterThan(100);
    }

    @Test
    void session_that_lasted_begins_with_the_shortest_wait() {
        for (int i = 0; i < 50; i++) {
            policy.online();
            timers.pass(1_000);
            assertThat(policy.after(new NoReplyException("lost")).orElseThrow()).isLessThanOrEqualTo(1);
        }
    }
}
