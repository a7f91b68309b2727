package org.chatcluster.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class AttemptClockTest {
    @Test
    void rises_even_when_the_clock_stands_still() {
        AttemptClock attempts = new AttemptClock(Clock.fixed(Instant.ofEpochMilli(5_000), ZoneOffset.UTC));
        assertThat(attempts.next()).isEqualTo(5_000);
        assertThat(attempts.next()).isEqualTo(5_001);
    }
}
