package org.chatcluster.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlotFilesTest {
    @TempDir
    private Path directory;

    @Test
    void are_one_for_each_plot_of_a_scenario() throws IOException {
        Series rates = Series.ofTime("msg/s over time", "msg/s", new double[] {1, 2}, new double[] {10, 20});
        Result result = new Result.Builder("direct").series(rates).build();

        PlotFiles.write(directory.resolve("plots"), List.of(result, result));

        assertThat(directory.resolve("plots"))
                .isDirectoryContaining("glob:**direct-msg-s-over-time.svg")
                .isDirectoryNotContaining("glob:**2.svg");
        assertThat(directory.resolve("plots/direct-msg-s-over-time.svg"))
                .content()
                .contains("<svg");
    }
}
