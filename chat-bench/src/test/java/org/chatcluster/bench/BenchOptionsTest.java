package org.chatcluster.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What flags are when they are not given. */
final class BenchOptionsTest {
    private static BenchOptions parse(String... arguments) {
        BenchOptions options = new BenchOptions();
        new CommandLine(options)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setDefaultValueProvider(BenchOptions.defaults(List.of(arguments)))
                .parseArgs(arguments);
        return options;
    }

    @Test
    void a_quick_run_is_short_and_small() {
        BenchOptions options = parse("--quick");

        assertThat(options.quick()).isTrue();
        assertThat(options.length()).isEqualTo(Duration.ofSeconds(1));
        assertThat(options.windows()).containsExactly(32);
        assertThat(options.members()).containsExactly(100);
        assertThat(options.pairs()).isEqualTo(100);
    }

    @Test
    void what_is_given_counts_in_a_quick_run_too() {
        BenchOptions options = parse("--quick", "--seconds", "3", "--window", "1,8");

        assertThat(options.length()).isEqualTo(Duration.ofSeconds(3));
        assertThat(options.windows()).containsExactly(1, 8);
        assertThat(options.warmUp()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void a_run_takes_its_time_otherwise() {
        assertThat(parse().length()).isEqualTo(Duration.ofSeconds(10));
        assertThat(parse().windows()).containsExactly(1, 32);
    }
}
