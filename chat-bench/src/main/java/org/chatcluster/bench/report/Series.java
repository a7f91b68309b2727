package org.chatcluster.bench.report;

import java.util.Arrays;
import java.util.List;

/**
 * A curve: throughput over time, latency over percentiles, cost over size. What its x axis says decides how it is drawn: percentiles
 * and sizes on a scale of powers of ten, time on a plain one. Both lists have the same length. Immutable.
 */
public record Series(String name, String xLabel, String yLabel, List<Double> xs, List<Double> ys) {
    private static final String PERCENTILE = "percentile";
    private static final String TIME = "time (s)";

    /** Refuses curves whose points lack a coordinate. */
    public Series {
        xs = List.copyOf(xs);
        ys = List.copyOf(ys);
        if (xs.size() != ys.size()) {
            throw new IllegalArgumentException(name + ": " + xs.size() + " x and " + ys.size() + " y");
        }
    }

    /** Values over percentiles from 0 to 100, such as 99.9. */
    public static Series ofPercentiles(String name, String yLabel, double[] percentiles, double[] values) {
        return of(name, PERCENTILE, yLabel, percentiles, values);
    }

    /** Values over seconds since the start. */
    public static Series ofTime(String name, String yLabel, double[] seconds, double[] values) {
        return of(name, TIME, yLabel, seconds, values);
    }

    /** Values over anything else. */
    public static Series of(String name, String xLabel, String yLabel, double[] xs, double[] ys) {
        return new Series(
                name,
                xLabel,
                yLabel,
                Arrays.stream(xs).boxed().toList(),
                Arrays.stream(ys).boxed().toList());
    }

    boolean hasPercentiles() {
        return xLabel.equals(PERCENTILE);
    }

    boolean hasTime() {
        return xLabel.equals(TIME);
    }
}
