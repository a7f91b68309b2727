package org.chatcluster.bench.report;

/**
 * A curve: throughput over time, latency over percentiles, cost over size. Both arrays have the same length; they are not copied and must
 * not be changed.
 */
public record Series(String name, String xLabel, String yLabel, double[] xs, double[] ys) {
    /** Refuses curves whose points lack a coordinate. */
    public Series {
        if (xs.length != ys.length) {
            throw new IllegalArgumentException(name + ": " + xs.length + " x and " + ys.length + " y");
        }
    }
}
