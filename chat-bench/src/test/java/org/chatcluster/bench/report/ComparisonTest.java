package org.chatcluster.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ComparisonTest {
    @Test
    void runs_in_the_order_a_b_b_a() throws Exception {
        List<String> order = new ArrayList<>();

        Comparison comparison = Comparison.run(
                2,
                () -> {
                    order.add("A");
                    return run(1, 100);
                },
                () -> {
                    order.add("B");
                    return run(32, 200);
                });

        assertThat(order).containsExactly("A", "B", "B", "A");
        assertThat(comparison.runs())
                .extracting(run -> run.require("throughput"))
                .containsExactly(100.0, 200.0, 100.0, 200.0);
    }

    @Test
    void gives_the_median_ratio_with_the_least_and_the_greatest() {
        Comparison comparison = new Comparison();
        comparison.add(run(1, 100), run(32, 210));
        comparison.add(run(1, 100), run(32, 190));
        comparison.add(run(1, 100), run(32, 250));

        Result result = comparison.result();

        assertThat(result.scenario()).isEqualTo("direct-pair");
        assertThat(result.parameters()).containsEntry("window", "1 → 32").containsEntry("pairs", "3");
        assertThat(result.figures())
                .contains(
                        new Figure("throughput", 2.1, "B/A"),
                        new Figure("throughput min", 1.9, "B/A"),
                        new Figure("throughput max", 2.5, "B/A"));
    }

    @Test
    void takes_the_mean_of_two_pairs() {
        Comparison comparison = new Comparison();
        comparison.add(run(1, 100), run(32, 100));
        comparison.add(run(1, 100), run(32, 300));

        assertThat(comparison.result().require("throughput")).isEqualTo(2);
    }

    @Test
    void takes_nothing_and_nothing_for_alike_and_leaves_out_what_a_run_lacks() {
        Comparison comparison = new Comparison();
        comparison.add(
                new Result.Builder("a").figure("lost", 0, "").figure("x", 1, "").build(),
                new Result.Builder("a").figure("lost", 0, "").build());

        assertThat(comparison.result().require("lost")).isEqualTo(1);
        assertThat(comparison.result().find("x")).isEmpty();
    }

    @Test
    void keeps_the_problems_of_each_run() {
        Comparison comparison = new Comparison();
        comparison.add(run(1, 1), new Result.Builder("direct").problem("1 lost").build());

        assertThat(comparison.result().problems()).containsExactly("B1: 1 lost");
    }

    @Test
    void refuses_to_compare_nothing() {
        assertThatThrownBy(() -> new Comparison().result()).hasMessageContaining("pairs: 0");
    }

    private static Result run(int window, double throughput) {
        return new Result.Builder("direct")
                .with("window", window)
                .figure("throughput", throughput, "msg/s")
                .build();
    }
}
