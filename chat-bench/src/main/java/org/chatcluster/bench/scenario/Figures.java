package org.chatcluster.bench.scenario;

import java.util.function.ToDoubleFunction;
import org.HdrHistogram.Histogram;
import org.chatcluster.bench.measure.Cost;
import org.chatcluster.bench.measure.Window;
import org.chatcluster.bench.report.Result;
import org.chatcluster.bench.report.Series;

/** The figures and curves that every load has. */
final class Figures {
    private static final double[] PERCENTILES = {50, 75, 90, 95, 99, 99.5, 99.9, 99.95, 99.99};

    private Figures() {}

    /** What a window under load has shown, for each message. */
    static Result.Builder add(Result.Builder result, Window window) {
        double messages = window.counted().acked();
        result.figure("throughput", messages / window.seconds(), "msg/s");
        cost(result, window.cost(), messages, "msg");
        latency(result, "ack", window.counted().acks());
        latency(result, "delivery", window.counted().deliveries());
        return rates(result, window, Window.Rate::acked, "throughput", "msg/s");
    }

    /** What a window under load has shown, for each delivery to somebody else. */
    static Result.Builder addDeliveries(Result.Builder result, Window window) {
        double deliveries = window.counted().delivered();
        result.figure("deliveries", deliveries / window.seconds(), "deliveries/s");
        result.figure("throughput", window.counted().acked() / window.seconds(), "msg/s");
        cost(result, window.cost(), deliveries, "delivery");
        latency(result, "ack", window.counted().acks());
        latency(result, "delivery", window.counted().deliveries());
        return rates(result, window, Window.Rate::delivered, "deliveries", "deliveries/s");
    }

    /** CPU time of all parts for each of so many things. */
    static void cost(Result.Builder result, Cost cost, double count, String of) {
        String unit = "µs CPU/" + of;
        result.figure("cpu", cost.service() / count / 1e3, unit);
        result.figure("cpu-node", cost.nodes() / count / 1e3, unit);
        if (cost.database() > 0) {
            result.figure("cpu-database", cost.database() / count / 1e3, unit);
        }
        if (cost.redis() > 0) {
            result.figure("cpu-redis", cost.redis() / count / 1e3, unit);
        }
        result.figure("cpu-generator", cost.generator() / count / 1e3, unit);
    }

    /** Percentiles in ms, as figures and as a curve. */
    static void latency(Result.Builder result, String name, Histogram nanos) {
        if (nanos.getTotalCount() == 0) {
            return;
        }
        for (double percentile : new double[] {50, 99, 99.9}) {
            String label =
                    name + "-p" + (percentile == Math.rint(percentile) ? "" + (int) percentile : "" + percentile);
            result.figure(label, millis(nanos, percentile), "ms");
        }
        double[] ys = new double[PERCENTILES.length];
        for (int i = 0; i < ys.length; i++) {
            ys[i] = millis(nanos, PERCENTILES[i]);
        }
        result.series(Series.ofPercentiles(name + " latency", "ms", PERCENTILES, ys));
    }

    private static double millis(Histogram nanos, double percentile) {
        return nanos.getValueAtPercentile(percentile) / 1e6;
    }

    /** A rate over time. */
    static Result.Builder rates(
            Result.Builder result, Window window, ToDoubleFunction<Window.Rate> rate, String name, String unit) {
        double[] xs =
                window.rates().stream().mapToDouble(Window.Rate::atSeconds).toArray();
        double[] ys = window.rates().stream().mapToDouble(rate).toArray();
        return result.series(Series.ofTime(name + " over time", unit, xs, ys));
    }
}
