package org.chatcluster.server.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class BusHealthTest {
    private static final NodeRef PEER = new NodeRef("b", 0x2a);

    private final Doubt doubt = new Doubt();
    private final CountingMeter meter = new CountingMeter();
    private long nanos = 1;
    private long peerBeats;
    private final BusHealth health = new BusHealth(doubt, meter, () -> nanos);

    @BeforeEach
    void hear_everybody() {
        health.connected();
        health.heardOwn();
        beat(0);
        doubt.take();
    }

    @Test
    void doubts_until_it_hears_itself_for_the_first_time() {
        Doubt fresh = new Doubt();
        BusHealth young = new BusHealth(fresh, meter, () -> nanos);
        assertThat(young.isHearing()).isFalse();
        assertThat(fresh.take()).containsExactly("no Redis");

        young.connected();
        assertThat(fresh.isStanding()).isTrue();
        young.heardOwn();

        assertThat(young.isHearing()).isTrue();
        assertThat(fresh.isStanding()).isFalse();
        assertThat(fresh.take()).as("the check after it").containsExactly("no Redis");
        assertThat(fresh.take()).isEmpty();
    }

    @Test
    void has_no_doubt_while_everybody_beats() {
        for (int second = 0; second < 120; second++) {
            pass(Duration.ofMillis(500));
            health.heardOwn();
            beat(0);
            pass(Duration.ofMillis(500));
            health.heardOwn();
            beat(0);
        }
        assertThat(doubt.take()).isEmpty();
    }

    @Test
    void misses_its_own_beat_after_a_second_and_a_half() {
        pass(Duration.ofMillis(1_500));
        assertThat(health.isHearing()).isTrue();

        pass(Duration.ofMillis(250));
        assertThat(health.isHearing()).isFalse();
        assertThat(doubt.isStanding()).isTrue();
        assertThat(doubt.take()).contains("no Redis");
        assertThat(doubt.take()).contains("no Redis");

        health.heardOwn();
        assertThat(health.isHearing()).isTrue();
        assertThat(meter.doubts(DoubtCause.OWN_SILENCE)).isOne();
    }

    @Test
    void a_connection_alone_is_no_proof() {
        health.disconnected();
        assertThat(doubt.take()).containsExactly("no Redis");

        health.connected();
        assertThat(health.isHearing()).isFalse();
        assertThat(doubt.isStanding()).isTrue();
        pass(Duration.ofSeconds(1));
        assertThat(health.ownSilence()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void misses_a_peer_until_it_beats_again() {
        quiet(Duration.ofMillis(1_500));
        assertThat(doubt.take()).isEmpty();
        quiet(Duration.ofMillis(250));
        assertThat(doubt.take()).containsExactly("b is silent (2a)");
        quiet(Duration.ofSeconds(20));
        assertThat(doubt.take()).containsExactly("b is silent (2a)");

        beat(0);
        assertThat(doubt.isStanding()).isFalse();
        assertThat(doubt.take()).containsExactly("b is silent (2a)");
        assertThat(doubt.take()).isEmpty();
    }

    @Test
    void gives_a_dead_peer_up_after_forty_five_seconds_and_knows_it_no_more() {
        quiet(Duration.ofSeconds(45));
        assertThat(doubt.isStanding()).isTrue();
        quiet(Duration.ofMillis(250));
        assertThat(doubt.isStanding()).isFalse();
        doubt.take();

        beat(0);
        assertThat(doubt.take()).containsExactly("b is new");
    }

    @Test
    void gives_nobody_up_while_it_hears_nothing_itself() {
        health.disconnected();
        pass(Duration.ofMinutes(5));
        health.connected();
        health.heardOwn();
        pass(BusHealth.TICK);
        assertThat(doubt.take()).contains("b is silent (2a)");

        quiet(Duration.ofSeconds(30));
        assertThat(doubt.isStanding()).isTrue();
        beat(0);
        assertThat(doubt.isStanding()).isFalse();
        quiet(Duration.ofMillis(46_750));
        assertThat(doubt.isStanding()).isFalse();
    }

    @Test
    void a_gap_in_the_beats_is_one_doubt() {
        peerBeats++;
        beat(0);
        assertThat(doubt.take()).containsExactly("b was not heard");
        beat(0);
        assertThat(doubt.take()).isEmpty();
    }

    @Test
    void a_loss_of_a_peer_is_one_doubt() {
        beat(3);
        assertThat(doubt.take()).containsExactly("b could not publish");
        beat(3);
        assertThat(doubt.take()).isEmpty();
        beat(4);
        assertThat(doubt.take()).containsExactly("b could not publish");
    }

    @Test
    void a_repeated_beat_is_passed_over() {
        health.heard(PEER, new BusMessage.Beat(peerBeats, 9, false));
        assertThat(doubt.take()).isEmpty();
        beat(0);
        assertThat(doubt.take()).isEmpty();
    }

    @Test
    void another_run_of_a_peer_is_another_peer() {
        health.heard(new NodeRef("b", 0x2b), new BusMessage.Beat(1, 0, false));
        assertThat(doubt.take()).containsExactly("b is new");

        quiet(Duration.ofSeconds(2));
        assertThat(doubt.take()).containsExactly("b is silent (2a)", "b is silent (2b)");
    }

    @Test
    void a_peer_that_leaves_is_not_missed() {
        health.heard(PEER, new BusMessage.Beat(++peerBeats, 0, true));
        quiet(Duration.ofSeconds(60));
        assertThat(doubt.take()).isEmpty();
    }

    @Test
    void a_silent_peer_that_leaves_ends_its_doubt() {
        quiet(Duration.ofSeconds(2));
        health.heard(PEER, new BusMessage.Beat(++peerBeats, 0, true));
        assertThat(doubt.isStanding()).isFalse();
    }

    @Test
    void a_peer_that_leaves_with_a_loss_is_doubted_once() {
        health.heard(PEER, new BusMessage.Beat(++peerBeats, 1, true));
        assertThat(doubt.take()).containsExactly("b could not publish");
        quiet(Duration.ofSeconds(60));
        assertThat(doubt.take()).isEmpty();
    }

    @Test
    void its_own_pause_is_nobodys_silence_and_one_doubt() {
        quiet(Duration.ofSeconds(1));
        doubt.take();
        nanos += Duration.ofSeconds(20).toNanos();
        health.tick();
        assertThat(doubt.take()).containsExactly("this node did not run");
        assertThat(health.isHearing()).isTrue();

        pass(Duration.ofMillis(250));
        health.heardOwn();
        beat(0);
        assertThat(doubt.take()).isEmpty();
    }

    @Test
    void who_does_not_come_back_after_a_pause_is_missed_all_the_same() {
        nanos += Duration.ofSeconds(20).toNanos();
        health.tick();
        doubt.take();
        pass(Duration.ofSeconds(2));
        assertThat(doubt.take()).containsExactly("b is silent (2a)", "no Redis");
    }

    private void beat(long losses) {
        health.heard(PEER, new BusMessage.Beat(++peerBeats, losses, false));
    }

    /** Time passes in which the peer is not heard, but this node is. */
    private void quiet(Duration time) {
        for (long millis = 0; millis < time.toMillis(); millis += BusHealth.TICK.toMillis()) {
            health.heardOwn();
            pass(BusHealth.TICK);
        }
    }

    private void pass(Duration time) {
        for (long millis = 0; millis < time.toMillis(); millis += BusHealth.TICK.toMillis()) {
            nanos += BusHealth.TICK.toNanos();
            health.tick();
        }
    }
}
