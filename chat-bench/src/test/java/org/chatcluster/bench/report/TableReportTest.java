package org.chatcluster.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TableReportTest {
    @Test
    void aligns_figures_behind_the_parameters_that_differ() {
        Result one = new Result.Builder("direct")
                .with("engine", "mariadb")
                .with("window", 1)
                .figure("throughput", 31_870, "msg/s")
                .figure("lost", 0, "")
                .build();
        Result many = new Result.Builder("direct")
                .with("engine", "mariadb")
                .with("window", 32)
                .figure("throughput", 9_912.3, "msg/s")
                .problem("2 messages lost")
                .build();

        assertThat(print(List.of(one, many))).isEqualTo("""

                direct  engine=mariadb

                  window  throughput  lost
                               msg/s
                  ------  ----------  ----
                  1           31,900     0
                  32           9,910
                  PROBLEM [window=32]: 2 MESSAGES LOST
                """);
    }

    @Test
    void numbers_runs_that_were_run_alike() {
        Result run = new Result.Builder("floor").figure("rows", 91_000, "/s").build();

        assertThat(print(List.of(run, run))).contains("run 1  91,000\n", "run 2  91,000\n");
    }

    @Test
    void wraps_many_figures_into_blocks_of_120_columns() {
        Result.Builder first = new Result.Builder("mixed").with("users", 100);
        Result.Builder second = new Result.Builder("mixed").with("users", 1_000);
        for (int index = 0; index < 20; index++) {
            first.figure("figure number " + index, index, "ms");
            second.figure("figure number " + index, index, "ms");
        }

        String text = print(List.of(first.build(), second.build()));

        assertThat(text.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(120));
        assertThat(text.lines().filter(line -> line.startsWith("  users"))).hasSizeGreaterThan(1);
        assertThat(text).contains("figure number 0", "figure number 19");
    }

    @Test
    void shows_all_of_a_run_of_many_scenarios() {
        assertThat(print(Samples.all())).contains("direct  pairs=100", "growth  of=members", "idle  connections=18000");
    }

    private static String print(List<Result> results) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new TableReport(new PrintStream(bytes, false, StandardCharsets.UTF_8)).print(results);
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
