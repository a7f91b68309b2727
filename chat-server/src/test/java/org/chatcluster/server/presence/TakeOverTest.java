package org.chatcluster.server.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.chatcluster.common.protocol.ErrorCode;
import org.chatcluster.common.protocol.LoginRequest;
import org.chatcluster.server.error.ChatException;
import org.chatcluster.server.session.DeviceClaim;
import org.chatcluster.server.session.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PROTOCOL.md §4, across nodes: one session has a device. */
final class TakeOverTest {
    private static final int ALICE = 1;
    private static final long NONE = LoginRequest.NO_ATTEMPT;

    private final TestCluster cluster = new TestCluster();
    private final TestCluster.Node one = cluster.start("one");
    private final TestCluster.Node two = cluster.start("two");

    @Test
    void the_newer_login_wins() {
        one.login(ALICE, "console", NONE);
        one.login(ALICE, "phone", NONE);
        cluster.advance(500);
        two.login(ALICE, "console", NONE);
        cluster.advance(500);
        assertThat(one.closed()).containsExactly("1 TAKEN_OVER");
        assertThat(two.closed()).isEmpty();
        assertThat(cluster.store.entries(ALICE)).hasSize(2);
    }

    @Test
    void the_newer_login_wins_whatever_the_clocks_say() {
        one.setClockOffset(60_000);
        one.login(ALICE, "console", NONE);
        two.login(ALICE, "console", NONE);
        cluster.advance(500);
        assertThat(one.closed()).containsExactly("1 TAKEN_OVER");
        one.login(ALICE, "console", NONE);
        cluster.advance(500);
        assertThat(two.closed()).containsExactly("1 TAKEN_OVER");
        assertThat(one.closed()).isEmpty();
    }

    @Test
    void a_login_that_is_over_at_once_has_taken_the_device_all_the_same() {
        one.login(ALICE, "console", NONE);
        cluster.advance(500);
        Session brief = two.register(ALICE, two.admit(ALICE, "console", NONE));
        two.presence.entered(brief);
        two.sessions.unregister(brief);
        two.presence.left(brief);
        cluster.advance(500);
        assertThat(one.closed()).containsExactly("1 TAKEN_OVER");
        assertThat(cluster.store.entries(ALICE)).isEmpty();
    }

    @Test
    void a_smaller_attempt_is_refused() {
        one.login(ALICE, "console", 10);
        assertThatThrownBy(() -> two.admit(ALICE, "console", 9))
                .isInstanceOfSatisfying(
                        ChatException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.TAKEN_OVER));
        two.login(ALICE, "phone", 9);
        cluster.advance(500);
        assertThat(one.closed()).isEmpty();
        two.login(ALICE, "console", 10);
        cluster.advance(500);
        assertThat(one.closed()).containsExactly("1 TAKEN_OVER");
    }

    @Test
    void the_attempts_of_a_dead_node_do_not_count() {
        one.login(ALICE, "console", 10);
        one.freeze();
        cluster.advance(12_000);
        two.login(ALICE, "console", 9);
        cluster.advance(500);
        assertThat(two.closed()).isEmpty();
    }

    @Test
    void a_stale_session_of_a_node_that_was_frozen_loses() {
        one.login(ALICE, "console", 10);
        one.freeze();
        cluster.advance(5_000);
        two.login(ALICE, "console", 11);
        cluster.advance(15_000);
        one.thaw();
        cluster.advance(3_000);
        assertThat(one.closed()).containsExactly("1 TAKEN_OVER");
        assertThat(two.closed()).isEmpty();
    }

    @Test
    void of_two_that_do_not_know_of_each_other_one_stays() {
        DeviceClaim first = one.admit(ALICE, "console", NONE);
        DeviceClaim second = two.admit(ALICE, "console", NONE);
        Session onOne = one.register(ALICE, first);
        Session onTwo = two.register(ALICE, second);
        one.presence.entered(onOne);
        two.presence.entered(onTwo);
        cluster.advance(500);
        assertThat(one.closed().size() + two.closed().size()).isEqualTo(1);
        assertThat(one.sessions.size() + two.sessions.size()).isEqualTo(1);
    }

    @Test
    void a_newcomer_yields_to_a_higher_claim_that_it_had_not_heard_of() {
        DeviceClaim late = two.admit(ALICE, "console", 9);
        one.login(ALICE, "console", 10);
        two.presence.entered(two.register(ALICE, late));
        cluster.advance(500);
        assertThat(two.closed()).containsExactly("1 TAKEN_OVER");
        assertThat(one.closed()).isEmpty();
    }

    @Test
    void what_was_claimed_while_redis_was_away_is_settled_when_it_is_back() {
        one.login(ALICE, "console", NONE);
        cluster.setRedisAway(true);
        cluster.advance(5_000);
        two.login(ALICE, "console", NONE);
        cluster.advance(5_000);
        assertThat(one.closed()).isEmpty();
        cluster.setRedisAway(false);
        cluster.advance(3_000);
        assertThat(one.closed()).containsExactly("1 TAKEN_OVER");
        assertThat(two.closed()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "10, 5, 9, 7, true",
        "9, 7, 10, 5, false",
        "10, 5, 10, 7, false",
        "10, 7, 10, 5, true",
        "-9223372036854775808, 7, 10, 5, true",
        "10, 5, -9223372036854775808, 7, false",
        "10, 7, 10, 7, false"
    })
    void claims_are_compared_by_attempt_then_time_then_node(
            long attempt, long time, long otherAttempt, long otherTime, boolean wins) {
        DeviceClaim claim = new DeviceClaim("console", attempt, time);
        DeviceClaim other = new DeviceClaim("console", otherAttempt, otherTime);
        assertThat(claim.beats("one", other, "two")).isEqualTo(wins);
        assertThat(other.beats("two", claim, "one")).isEqualTo(!wins);
    }
}
