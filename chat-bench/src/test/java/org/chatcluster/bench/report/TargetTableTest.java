package org.chatcluster.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.chatcluster.bench.report.Target.Outcome;
import org.junit.jupiter.api.Test;

final class TargetTableTest {
    private static final Map<String, String> WIDE = Map.of("window", "32");

    private final TargetTable table = new TargetTable(List.of(
            new Target(
                    "`direct` throughput, W=32",
                    "≥ 0.6 × D",
                    runs -> Outcome.atLeast(
                            runs.median("direct", WIDE, "throughput"),
                            0.6 * runs.median("floor", Map.of(), "rows"),
                            "msg/s")),
            new Target(
                    "latency | p50", "≤ 1 ms", runs -> Outcome.atMost(runs.median("direct", WIDE, "p50"), 1, "ms"))));

    @Test
    void says_what_was_measured_and_whether_that_is_enough() {
        assertThat(table.markdown(List.of(direct(64_123, 1.2), floor(100_000)))).isEqualTo("""
                | metric | target | measured | reached |
                |---|---|---|---|
                | `direct` throughput, W=32 | ≥ 0.6 × D | 64,100 msg/s (≥ 60,000) | yes |
                | latency \\| p50 | ≤ 1 ms | 1.20 ms (≤ 1) | **no** |
                """);
    }

    @Test
    void takes_the_median_of_several_runs() {
        assertThat(table.markdown(List.of(direct(10, 0.1), direct(70_000, 0.9), direct(80_000, 5), floor(100_000))))
                .contains("| 70,000 msg/s (≥ 60,000) | yes |", "| 0.900 ms (≤ 1) | yes |");
    }

    @Test
    void does_not_count_runs_with_problems_or_other_parameters() {
        Result bad = new Result.Builder("direct")
                .with("window", 32)
                .figure("throughput", 90_000, "msg/s")
                .problem("1 lost")
                .build();
        Result narrow = new Result.Builder("direct")
                .with("window", 1)
                .figure("throughput", 90_000, "msg/s")
                .build();

        assertThat(table.markdown(List.of(bad, narrow, floor(100_000))))
                .isEqualTo(table.markdown(List.of()))
                .doesNotContain("direct");
    }

    @Test
    void reaches_two_requirements_only_together() {
        Outcome both = Outcome.atMost(1, 2, "ms").and(Outcome.atMost(4, 3, "ms"));

        assertThat(both).isEqualTo(new Outcome("1 ms (≤ 2); 4 ms (≤ 3)", false));
    }

    private static Result direct(double throughput, double p50) {
        return new Result.Builder("direct")
                .with("engine", "mariadb")
                .with("window", 32)
                .figure("throughput", throughput, "msg/s")
                .figure("p50", p50, "ms")
                .build();
    }

    private static Result floor(double rows) {
        return new Result.Builder("floor").figure("rows", rows, "rows/s").build();
    }
}
