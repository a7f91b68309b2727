package org.chatcluster.bench.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.chatcluster.bench.report.Result;
import org.junit.jupiter.api.Test;

/** Counts and what they may be. */
final class GatesTest {
    /** As it should be on one node. */
    private static Result.Builder good(String work) {
        return new Result.Builder("counts")
                .with("engine", "mariadb")
                .with("nodes", 1)
                .with("work", work)
                .figure("encodes", 1, "")
                .figure("pages", 0, "")
                .figure("selects", 0, "")
                .figure("inserts", 1, "")
                .figure("questions", 1.01, "")
                .figure("fsyncs", 1, "")
                .figure("allocated", 1_000, "");
    }

    @Test
    void a_good_result_has_no_problem() {
        assertThat(Gates.judge(good("direct").figure("rows", 1, "").build()).problems())
                .isEmpty();
    }

    @Test
    void a_figure_beyond_its_limit_is_a_problem_that_says_what_and_why() {
        Result judged = Gates.judge(good("direct").figure("rows", 1.5, "").build());

        assertThat(judged.problems())
                .containsExactly("rows: 1.5 (expected 1.0): a message is one row, whatever the number of its readers");
    }

    @Test
    void a_figure_that_is_missing_is_a_problem() {
        assertThat(Gates.judge(good("direct").build()).problems())
                .singleElement()
                .asString()
                .startsWith("rows: not counted");
    }

    @Test
    void a_gate_holds_where_it_belongs() {
        Result group = good("group")
                .figure("rows", 1, "")
                .figure("allocated-further", 65, "")
                .build();

        assertThat(Gates.judge(group).problems()).singleElement().asString().startsWith("allocated-further: 65.0");
    }

    @Test
    void the_limits_themselves_are_allowed_and_earlier_problems_stay() {
        Gate gate = Gate.atMost("fsyncs", result -> true, 2, "why");

        assertThat(gate.problem(new Result.Builder("x").figure("fsyncs", 2, "").build()))
                .isEmpty();
        assertThat(gate.problem(
                        new Result.Builder("x").figure("fsyncs", 2.01, "").build()))
                .isPresent();
        assertThat(Gates.judge(good("direct")
                                .figure("rows", 1, "")
                                .problem("lost")
                                .build())
                        .problems())
                .containsExactly("lost");
    }
}
