package org.chatcluster.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    /** Always the greatest value that is allowed. */
    private static final RandomGenerator GREATEST = new RandomGenerator() {
        @Override
        public long nextLong() {
            throw new UnsupportedOperationException();
        }

        @Override
        public long nextLong(long bound) {
            return bound - 1;
        }
    };

    private static Backoff backoff(RandomGenerator random) {
        return new Backoff(Duration.ofMillis(200), Duration.ofSeconds(15), random);
    }

    @Test
    void bound_doubles_up_to_the_cap() {
        Backoff backoff = backoff(GREATEST);
        assertThat(LongStream.generate(backoff::nextMillis).limit(9))
                .containsExactly(200L, 400L, 800L, 1_600L, 3_200L, 6_400L, 12_800L, 15_000L, 15_000L);
    }

    @Test
    void stays_at_the_cap_for_ever() {
        Backoff backoff = backoff(GREATEST);
        assertThat(LongStream.generate(backoff::nextMillis).skip(100).limit(100))
                .containsOnly(15_000L);
    }

    @Test
    void takes_any_part_of_the_bound() {
        Backoff backoff = backoff(new Random(7));
        assertThat(LongStream.generate(() -> {
                            backoff.reset();
                            return backoff.nextMillis();
                        })
                        .limit(1_000))
                .allMatch(millis -> millis >= 0 && millis <= 200)
                .anyMatch(millis -> millis < 20)
                .anyMatch(millis -> millis > 180);
    }

    @Test
    void begins_again_after_success() {
        Backoff backoff = backoff(GREATEST);
        backoff.nextMillis();
        backoff.nextMillis();
        backoff.reset();
        assertThat(backoff.nextMillis()).isEqualTo(200);
    }

    @Test
    void never_comes_before_the_server_asked_for_it() {
        Backoff backoff = backoff(new Random(7));
        assertThat(LongStream.generate(() -> backoff.nextMillis(2_000)).limit(100))
                .allMatch(millis -> millis >= 2_000 && millis <= 2_200);
    }
}
