package org.chatcluster.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RefusalGateTest {
    private final RefusalGate gate = new RefusalGate();

    @Test
    void lets_everything_pass_before_a_refusal() {
        assertThat(gate.admits(1)).isTrue();
        assertThat(gate.admits(-1)).isTrue();
        assertThat(gate.isOpen()).isTrue();
    }

    @Test
    void waits_for_the_refused_cid() {
        gate.refused(5);

        assertThat(gate.admits(6)).isFalse();
        assertThat(gate.admits(-1)).isFalse();
        assertThat(gate.admits(5)).isTrue();
        assertThat(gate.admits(6)).isTrue();
        gate.settled(5);
        assertThat(gate.isOpen()).isTrue();
    }

    @Test
    void waits_for_every_refused_cid_in_the_order_of_their_refusals() {
        gate.refused(5);
        gate.refused(7);
        gate.refused(6);

        assertThat(gate.admits(7)).isFalse();
        assertThat(gate.admits(5)).isTrue();
        assertThat(gate.admits(6)).isFalse();
        assertThat(gate.admits(8)).isFalse();
        assertThat(gate.admits(7)).isTrue();
        assertThat(gate.admits(6)).isTrue();
        assertThat(gate.admits(8)).isTrue();
    }

    @Test
    void a_cid_that_is_refused_again_keeps_its_place() {
        gate.refused(5);
        gate.refused(6);
        assertThat(gate.admits(5)).isTrue();
        gate.refused(5);

        assertThat(gate.admits(6)).isFalse();
        assertThat(gate.admits(5)).isTrue();
        assertThat(gate.admits(6)).isTrue();
    }

    @Test
    void what_was_refused_further_on_is_waited_for_before_what_was_refused_here() {
        gate.refused(7);
        gate.refusedAhead(5);
        gate.refusedAhead(6);

        assertThat(gate.admits(7)).isFalse();
        assertThat(gate.admits(6)).isFalse();
        assertThat(gate.admits(5)).isTrue();
        assertThat(gate.admits(6)).isTrue();
        assertThat(gate.admits(8)).isFalse();
        assertThat(gate.admits(7)).isTrue();
        assertThat(gate.admits(8)).isTrue();
        gate.settled(5);
        gate.settled(6);
        gate.settled(7);
        assertThat(gate.isOpen()).isTrue();
    }

    @Test
    void a_send_without_a_cid_is_never_waited_for() {
        gate.refused(-5);

        assertThat(gate.isOpen()).isTrue();
    }

    @Test
    void remembers_a_bounded_number_of_refusals() {
        for (int cid = 1; cid <= 100_000; cid++) {
            gate.refused(cid);
        }

        for (int cid = 1; cid <= 1_000; cid++) {
            assertThat(gate.admits(cid)).isTrue();
        }
        assertThat(gate.admits(200_000)).isTrue();
    }
}
