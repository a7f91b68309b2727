package org.chatcluster.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A stretch of time, by what was counted before and after it. */
final class WindowTest {
    private final Tally tally = new Tally();

    private final Window.Counter counter = new Window.Counter() {
        @Override
        public void reset() {
            tally.reset();
        }

        @Override
        public Tally.Counted read() {
            // 100 more whenever somebody looks.
            for (int i = 0; i < 100; i++) {
                tally.acked(1_000_000);
                tally.delivered();
                tally.delivered();
            }
            return tally.copy();
        }
    };

    @Test
    void counts_from_its_beginning_on() {
        tally.acked(5);
        tally.delivered(5);
        Deque<Cost> costs = new ArrayDeque<>(List.of(new Cost(10, 20, 30, 40), new Cost(11, 22, 33, 44)));

        Window window = Window.measure(Duration.ZERO, counter, costs::remove);

        assertThat(window.counted().acked()).isEqualTo(200);
        assertThat(window.counted().delivered()).isEqualTo(400);
        assertThat(window.counted().acks().getTotalCount()).isEqualTo(200);
        assertThat(window.cost()).isEqualTo(new Cost(1, 2, 3, 4));
        assertThat(window.cost().service()).isEqualTo(6);
    }

    @Test
    void its_parts_have_rates() {
        Window window = Window.measure(Duration.ZERO, counter, () -> new Cost(0, 0, 0, 0));

        assertThat(window.rates()).singleElement().satisfies(rate -> {
            assertThat(rate.acked() * rate.atSeconds()).isCloseTo(100, within(0.01));
            assertThat(rate.delivered()).isCloseTo(2 * rate.acked(), within(0.01));
            assertThat(rate.atSeconds()).isBetween(0.5, window.seconds());
        });
    }
}
