package org.chatcluster.client.terminal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
    @ParameterizedTest
    @CsvSource({
        "500ms, PT0.5S",
        "30s, PT30S",
        "30, PT30S",
        "10m, PT10M",
        "2H, PT2H",
        "1d, P1D",
        "1h30m, PT1H30M",
        "999999999d, P999999999D"
    })
    void is_read(String text, Duration duration) {
        assertThat(Durations.find(text)).contains(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "s", "-5s", "1.5s", "1h30", "5 m", "1w", "1234567890s"})
    void anything_else_is_none(String text) {
        assertThat(Durations.find(text)).isEmpty();
    }
}
