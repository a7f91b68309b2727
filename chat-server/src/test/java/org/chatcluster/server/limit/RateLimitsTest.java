package org.chatcluster.server.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

final class RateLimitsTest {
    private static final InetAddress LOOPBACK = address("127.0.0.1");
    private static final InetAddress OTHER = address("192.0.2.1");

    private final ManualClock clock = new ManualClock();
    private final LocalRateLimits limits = new LocalRateLimits(clock);

    @Test
    void a_session_may_send_in_a_burst_and_then_at_its_pace() {
        SessionLimits session = limits.newSession();

        assertThat(allowed(session::trySend)).isEqualTo(500);
        assertThat(session.trySend()).hasValue(11);
        clock.advance(Duration.ofMillis(10));
        assertThat(allowed(session::trySend)).isEqualTo(1);
        clock.advance(Duration.ofSeconds(1));
        assertThat(allowed(session::trySend)).isEqualTo(100);
    }

    @Test
    void sends_requests_and_sessions_count_apart() {
        SessionLimits session = limits.newSession();

        assertThat(allowed(session::tryRequest)).isEqualTo(200);
        assertThat(allowed(session::trySend)).isEqualTo(500);
        assertThat(limits.newSession().trySend()).isEmpty();
    }

    @Test
    void the_wait_that_is_told_is_enough_and_hardly_more() {
        while (limits.tryRegister(LOOPBACK).isEmpty()) {
            clock.advance(Duration.ofMillis(1));
        }
        long wait = limits.tryRegister(LOOPBACK).orElseThrow();

        assertThat(wait).isBetween(1_000L, 60_001L);
        clock.advance(Duration.ofMillis(wait - 2));
        assertThat(limits.tryRegister(LOOPBACK)).isPresent();
        clock.advance(Duration.ofMillis(2));
        assertThat(limits.tryRegister(LOOPBACK)).isEmpty();
    }

    @Test
    void wrong_passwords_count_per_address() {
        for (int i = 0; i < 30; i++) {
            assertThat(limits.tryPasswordLogin(LOOPBACK, "user" + i)).isEmpty();
        }
        assertThat(limits.tryPasswordLogin(LOOPBACK, "another")).hasValue(6_001);
        assertThat(limits.tryPasswordLogin(OTHER, "another")).isEmpty();
    }

    @Test
    void wrong_passwords_count_per_account_from_wherever_they_come() {
        for (int i = 0; i < 20; i++) {
            assertThat(limits.tryPasswordLogin(address("192.0.2." + i), "alice"))
                    .isEmpty();
        }
        assertThat(limits.tryPasswordLogin(LOOPBACK, "alice")).hasValue(6_001);
        assertThat(limits.tryPasswordLogin(LOOPBACK, "bob")).isEmpty();
    }

    @Test
    void a_refusal_for_the_account_costs_the_address_nothing() {
        for (int i = 0; i < 20; i++) {
            limits.tryPasswordLogin(OTHER, "alice");
        }
        for (int i = 0; i < 100; i++) {
            assertThat(limits.tryPasswordLogin(LOOPBACK, "alice")).isPresent();
        }
        assertThat(allowed(() -> limits.tryPasswordLogin(LOOPBACK, "user" + clock.step())))
                .isEqualTo(30);
    }

    @Test
    void a_company_behind_one_address_can_log_in_at_once() {
        for (int i = 0; i < 500; i++) {
            assertThat(limits.tryPasswordLogin(LOOPBACK, "user" + i)).isEmpty();
            limits.passwordWasNotWrong(LOOPBACK, "user" + i);
        }
    }

    @Test
    void right_passwords_have_a_limit_too() {
        int logins = allowed(() -> {
            OptionalLong wait = limits.tryPasswordLogin(LOOPBACK, "alice");
            limits.passwordWasNotWrong(LOOPBACK, "alice");
            return wait;
        });
        assertThat(logins).isEqualTo(600);
    }

    @Test
    void an_address_has_so_many_connections_open_and_no_more() {
        assertThat(allowed(() -> limits.tryConnect(LOOPBACK))).isEqualTo(LocalRateLimits.MAX_CONNECTIONS);
        clock.advance(Duration.ofHours(1));
        assertThat(limits.tryConnect(LOOPBACK)).hasValue(5_000);
        assertThat(limits.tryConnect(OTHER)).isEmpty();

        limits.disconnected(LOOPBACK);
        assertThat(limits.tryConnect(LOOPBACK)).isEmpty();
        assertThat(limits.tryConnect(LOOPBACK)).isPresent();
    }

    @Test
    void connecting_and_leaving_again_and_again_is_limited_and_leaves_nothing_behind() {
        int connections = allowed(() -> {
            OptionalLong wait = limits.tryConnect(LOOPBACK);
            if (wait.isEmpty()) {
                limits.disconnected(LOOPBACK);
            }
            return wait;
        });
        assertThat(connections).isEqualTo(LocalRateLimits.MAX_CONNECTIONS);
        assertThat(limits.openAddresses()).isZero();
    }

    @Test
    void an_ipv6_network_counts_as_one_address() {
        for (int i = 0; i < 100; i++) {
            assertThat(limits.tryRegister(address("2001:db8:0:1::" + i))).isEmpty();
        }
        assertThat(limits.tryRegister(address("2001:db8:0:1:ffff::"))).isPresent();
        assertThat(limits.tryRegister(address("2001:db8:0:2::"))).isEmpty();
    }

    @Test
    void forgets_a_key_only_when_its_bucket_is_full_again() {
        KeyedLimit limit = new KeyedLimit(new Rate(10, 1, Duration.ofSeconds(1)), clock);
        assertThat(allowed(() -> limit.tryTake("key"))).isEqualTo(10);

        clock.advance(Duration.ofSeconds(10));
        assertThat(limit.size()).isEqualTo(1);
        clock.advance(Duration.ofSeconds(1));
        assertThat(limit.size()).isZero();
        assertThat(allowed(() -> limit.tryTake("key"))).isEqualTo(10);
    }

    @Test
    void off_allows_everything() {
        RateLimits off = RateLimits.create(false);
        SessionLimits session = off.newSession();
        for (int i = 0; i < 100_000; i++) {
            assertThat(session.trySend().isEmpty()
                            && session.tryRequest().isEmpty()
                            && off.tryConnect(LOOPBACK).isEmpty()
                            && off.tryRegister(LOOPBACK).isEmpty()
                            && off.tryPasswordLogin(LOOPBACK, "alice").isEmpty())
                    .isTrue();
        }
    }

    @Test
    void on_refuses_on_the_real_clock() {
        assertThat(allowed(RateLimits.create(true).newSession()::trySend)).isBetween(500, 5_000);
    }

    private static int allowed(Supplier<OptionalLong> attempt) {
        int count = 0;
        while (count < 10_000 && attempt.get().isEmpty()) {
            count++;
        }
        return count;
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    private static final class ManualClock implements TimeMeter {
        private long nanos;
        private int steps;

        void advance(Duration by) {
            nanos += by.toNanos();
        }

        int step() {
            return steps++;
        }

        @Override
        public long currentTimeNanos() {
            return nanos;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
