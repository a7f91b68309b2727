package org.chatcluster.testkit.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BurstTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Burst burst = new Burst(3, 10 * SECOND);

    @Test
    void begins_when_it_is_told_to() {
        assertThat(passed(9 * SECOND)).isZero();
        assertThat(passed(10 * SECOND)).isEqualTo(3);
    }

    @Test
    void lets_so_many_pass_each_second() {
        assertThat(passed(10 * SECOND)).isEqualTo(3);
        assertThat(passed(10 * SECOND + SECOND / 2)).isZero();
        assertThat(passed(11 * SECOND)).isEqualTo(3);
    }

    @Test
    void keeps_nothing_for_later_and_its_place_in_the_second() {
        assertThat(passed(10 * SECOND + SECOND * 7 / 2)).isEqualTo(3);
        assertThat(passed(14 * SECOND - 1)).isZero();
        assertThat(passed(14 * SECOND)).isEqualTo(3);
    }

    private int passed(long nowNanos) {
        int count = 0;
        while (burst.mayPass(nowNanos)) {
            burst.passed();
            count++;
        }
        return count;
    }
}
