package org.chatcluster.bench.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Made-up results, as a run of several scenarios gives them. */
final class Samples {
    static final Machine MACHINE = new Machine(
            "AMD EPYC 7B13", 2, 8_000_000_000L, "Linux 6.1 amd64", "Debian 17.0.15", Instant.EPOCH, "0ae7671");

    private Samples() {}

    static List<Result> all() {
        List<Result> results = new ArrayList<>();
        Random random = new Random(1);
        for (String engine : List.of("mariadb", "sqlite")) {
            for (int window : new int[] {1, 32}) {
                results.add(direct(engine, window, random));
            }
        }
        results.add(growth());
        results.add(new Result.Builder("idle")
                .with("connections", 18_000)
                .figure("memory", 2_871, "B/connection")
                .figure("CPU", 0.41, "% of a core")
                .figure("lost", 0, "")
                .problem("3 connections <closed> & not reopened")
                .build());
        return results;
    }

    static Result direct(String engine, int window, Random random) {
        double rate = (engine.equals("mariadb") ? 61_300 : 24_812) * (window == 32 ? 1 : 0.52);
        return new Result.Builder("direct")
                .with("engine", engine)
                .with("pairs", 100)
                .with("window", window)
                .figure("throughput", rate, "msg/s")
                .figure("p50", window * 1e3 / rate * 90, "ms")
                .figure("p99", window * 1e3 / rate * 310, "ms")
                .figure("p99.9", window * 1e3 / rate * 540, "ms")
                .figure("CPU node", 14.26, "µs/msg")
                .figure("CPU database", 9.814, "µs/msg")
                .figure("CPU Redis", 0.0712, "µs/msg")
                .figure("allocated", 1_138.4, "B/msg")
                .figure("SQL statements", 0.0078, "/msg")
                .figure("fsyncs", 0.0039, "/msg")
                .figure("lost", 0, "")
                .figure("duplicates", 0, "")
                .series(latency(window * 1e3 / rate * 90))
                .series(throughput(rate, random))
                .build();
    }

    private static Series latency(double median) {
        double[] percentiles = {50, 75, 90, 95, 99, 99.5, 99.9, 99.95, 99.99, 99.999, 100};
        double[] values = new double[percentiles.length];
        for (int index = 0; index < values.length; index++) {
            values[index] = median * Math.pow(1.55, index);
        }
        return Series.ofPercentiles("latency", "latency (ms)", percentiles, values);
    }

    private static Series throughput(double rate, Random random) {
        double[] seconds = new double[60];
        double[] values = new double[60];
        for (int index = 0; index < seconds.length; index++) {
            seconds[index] = index + 1;
            values[index] = rate * (1 + random.nextGaussian() / 30);
        }
        return Series.ofTime("throughput over time", "msg/s", seconds, values);
    }

    private static Result growth() {
        return new Result.Builder("growth")
                .with("of", "members")
                .figure("ratio", 1.084, "× of the smallest")
                .series(Series.of(
                        "CPU per delivery",
                        "members",
                        "µs CPU/delivery",
                        new double[] {10, 50, 100, 500, 1_000, 5_000},
                        new double[] {1.31, 1.22, 1.19, 1.24, 1.29, 1.42}))
                .build();
    }
}
