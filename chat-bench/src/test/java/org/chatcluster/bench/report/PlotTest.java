package org.chatcluster.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chatcluster.bench.report.Plot.XScale;
import org.junit.jupiter.api.Test;

final class PlotTest {
    @Test
    void puts_series_of_one_name_into_one_plot_named_by_what_differs() {
        List<Plot> plots = Plot.of(Sheet.of(Samples.all()).get(0));

        assertThat(plots).extracting(Plot::title).containsExactly("latency", "throughput over time");
        assertThat(plots.get(0).curves())
                .extracting(Plot.Curve::name)
                .containsExactly(
                        "engine=mariadb window=1",
                        "engine=mariadb window=32",
                        "engine=sqlite window=1",
                        "engine=sqlite window=32");
    }

    @Test
    void draws_percentiles_as_nines_without_the_100th_and_values_that_have_no_logarithm() {
        Plot plot = plot(Series.ofPercentiles(
                "latency", "ms", new double[] {0, 90, 99, 99.9, 100}, new double[] {0, 1, 2, 3, 4}));

        assertThat(plot.xScale()).isEqualTo(XScale.NINES);
        assertThat(plot.logarithmicY()).isTrue();
        assertThat(plot.curves().get(0).xs())
                .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-9 ? 0 : 1)
                .containsExactly(1.0, 2.0, 3.0);
        assertThat(plot.curves().get(0).ys()).containsExactly(1.0, 2.0, 3.0);
    }

    @Test
    void draws_sizes_far_apart_on_a_logarithmic_scale_but_time_on_a_plain_one() {
        double[] wide = {1, 10, 1_000};
        double[] ys = {1, 2, 0};

        assertThat(plot(Series.of("cost", "members", "µs", wide, ys)).xScale()).isEqualTo(XScale.LOGARITHMIC);
        assertThat(plot(Series.ofTime("rate", "msg/s", wide, ys)).xScale()).isEqualTo(XScale.PLAIN);
        assertThat(plot(Series.of("cost", "nodes", "µs", new double[] {1, 2, 4}, ys))
                        .xScale())
                .isEqualTo(XScale.PLAIN);
    }

    @Test
    void leaves_out_plots_without_points() {
        Result result = new Result.Builder("a")
                .series(Series.ofTime("rate", "msg/s", new double[0], new double[0]))
                .build();

        assertThat(Plot.of(Sheet.of(List.of(result)).get(0))).isEmpty();
    }

    private static Plot plot(Series series) {
        Result result = new Result.Builder("a").series(series).build();
        return Plot.of(Sheet.of(List.of(result)).get(0)).get(0);
    }
}
