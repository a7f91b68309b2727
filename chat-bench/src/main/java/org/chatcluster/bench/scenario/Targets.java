package org.chatcluster.bench.scenario;

import java.util.List;
import java.util.Map;
import org.chatcluster.bench.report.Runs;
import org.chatcluster.bench.report.Target;
import org.chatcluster.bench.report.Target.Outcome;

/** What the project wants to reach, in the order of README.md: how each is computed from the results of one run. */
final class Targets {
    private static final String DIRECT = "direct";
    private static final String INSERTS = "floor-insert";
    private static final String MESSAGES = "msg/s";
    private static final String CPU_MESSAGE = "µs CPU/msg";
    private static final String CPU_DELIVERY = "µs CPU/delivery";

    private Targets() {}

    static List<Target> all() {
        return List.of(
                new Target(
                        "`direct` throughput, 32 in flight, MariaDB",
                        "≥ 0.6 × D; 64,000 msg/s",
                        runs -> throughput(runs, "mariadb", 32, 0.6, inserts(runs, "mariadb", "off"))
                                .and(Outcome.atLeast(direct(runs, "mariadb", 32, "throughput"), 64_000, MESSAGES))),
                new Target(
                        "`direct` throughput, 32 in flight, MariaDB with binary log",
                        "≥ 0.6 × D",
                        runs -> throughput(runs, "mariadb-binlog", 32, 0.6, inserts(runs, "mariadb", "on"))),
                new Target(
                        "`direct` throughput, 1 in flight, MariaDB",
                        "≥ 30,000 msg/s",
                        runs -> Outcome.atLeast(direct(runs, "mariadb", 1, "throughput"), 30_000, MESSAGES)),
                new Target(
                        "`direct` throughput, 32 in flight, SQLite",
                        "≥ 0.7 × D",
                        runs -> throughput(runs, "sqlite", 32, 0.7, inserts(runs, "sqlite", "-"))),
                new Target(
                        "CPU of a durable message, saturated, node and database",
                        "≤ D's of a row + 8 µs",
                        runs -> Outcome.atMost(
                                direct(runs, "mariadb", 32, "cpu"),
                                runs.median(INSERTS, Map.of("engine", "mariadb", "binlog", "off"), "cpu") + 8,
                                CPU_MESSAGE)),
                latency("50", 2, 0.7),
                latency("99", 2, 3),
                group(100),
                group(1_000),
                new Target("group delivery unsaturated, 1,000 members", "≤ 1.1 × B", runs -> unsaturated(runs, 1_000)),
                new Target("group delivery unsaturated, 100 members", "≤ 1.1 × B", runs -> unsaturated(runs, 100)),
                new Target(
                        "`cross` saturated, all processes",
                        "≤ 12 µs more than on one node",
                        runs -> Outcome.atMost(
                                cross(runs, "closed", "other", "cpu") - direct(runs, "mariadb", 32, "cpu"),
                                12,
                                CPU_MESSAGE)),
                new Target(
                        "`cross` unsaturated, all processes",
                        "≤ 25 µs more than on one node",
                        runs -> Outcome.atMost(
                                cross(runs, "open", "other", "cpu") - cross(runs, "open", "alone", "cpu"),
                                25,
                                CPU_MESSAGE)),
                new Target(
                        "`cross` latency, unsaturated",
                        "≤ 0.5 ms more p50",
                        runs -> Outcome.atMost(
                                cross(runs, "open", "other", "delivery-p50")
                                        - cross(runs, "open", "alone", "delivery-p50"),
                                0.5,
                                "ms")),
                new Target(
                        "token logins, MariaDB",
                        "≥ 5,000/s",
                        runs -> Outcome.atLeast(
                                runs.median("login", Map.of("engine", "mariadb", "by", "token"), "logins"),
                                5_000,
                                "logins/s")),
                new Target(
                        "idle connection with 20 conversations, SQLite",
                        "≤ 3 KiB heap and direct",
                        runs -> Outcome.atMost(
                                runs.median("idle", Map.of("engine", "sqlite"), "memory"), 3_072, "B/connection")),
                new Target(
                        "allocation for a one-to-one message, without the driver",
                        "≤ 1.2 KB",
                        runs -> Outcome.atMost(
                                runs.median(
                                        "micro",
                                        Map.of("benchmark", "MessagePathBenchmark.direct", "window", "32"),
                                        "allocation"),
                                1_200,
                                "B/msg")),
                new Target(
                        "allocation for a further group delivery",
                        "≤ 64 B",
                        runs -> Outcome.atMost(
                                runs.median(
                                        "micro", Map.of("benchmark", "GroupDeliveryBenchmark.deliver"), "allocation"),
                                64,
                                "B/delivery")),
                new Target(
                        "`backlog` drained, 10,000 messages",
                        "≥ 150,000 msg/s",
                        runs -> Outcome.atLeast(backlog(runs, "10000", "drained"), 150_000, MESSAGES)),
                new Target(
                        "login ack with 10,000 messages waiting",
                        "≤ 1.2 × that with none",
                        runs -> Outcome.atMost(backlog(runs, "10000", "ack-ratio"), 1.2, "×")),
                slow("slowly"),
                slow("not-at-all"),
                growth("members", "10 → 5,000 members, a delivery", 1.15),
                growth("users", "1,000 → 1 M users, a message", 1.1),
                growth("history", "10 k → 10 M rows of history, a message", 1.15),
                growth("nodes", "1 → 4 nodes, a message", 1.5));
    }

    private static Target latency(String percentile, double factor, double plusMillis) {
        return new Target(
                "latency p" + percentile + " at half of the rate that one in flight gives",
                "≤ 2 F p" + percentile + " + " + plusMillis + " ms",
                runs -> Outcome.atMost(
                        runs.median(DIRECT, Map.of("engine", "mariadb", "half-of", "1"), "ack-p" + percentile),
                        factor * runs.median("floor-sync", Map.of(), "p" + percentile) / 1e3 + plusMillis,
                        "ms"));
    }

    private static Target group(int members) {
        Map<String, String> saturated =
                Map.of("engine", "mariadb", "members", Integer.toString(members), "window", "32");
        return new Target(
                "`group` of %,d, 32 in flight".formatted(members),
                "≥ 400,000 deliveries/s; ≤ 1.5 µs CPU each",
                runs -> Outcome.atLeast(runs.median("group", saturated, "deliveries"), 400_000, "deliveries/s")
                        .and(Outcome.atMost(runs.median("group", saturated, "cpu"), 1.5, CPU_DELIVERY)));
    }

    private static Outcome unsaturated(Runs runs, int members) {
        Map<String, String> open = Map.of("members", Integer.toString(members), "loop", "open");
        Map<String, String> relay = Map.of("members", Integer.toString(members));
        return Outcome.atMost(
                runs.median("group", open, "cpu-node"), 1.1 * runs.median("floor-relay", relay, "cpu"), CPU_DELIVERY);
    }

    private static Target slow(String reading) {
        return new Target(
                "`slow`: a tenth reads " + reading.replace('-', ' '),
                "p99 of the others ≤ 1.2 ×",
                runs -> Outcome.atMost(
                        runs.median("slow-pair", Map.of("slow-read", "at-once → " + reading), "delivery-p99"),
                        1.2,
                        "×"));
    }

    private static Target growth(String of, String what, double most) {
        return new Target(
                "growth of CPU: " + what,
                "≤ " + most + " ×",
                runs -> Outcome.atMost(
                        runs.median("growth", Map.of("engine", "mariadb", "of", of), "growth"), most, "×"));
    }

    private static Outcome throughput(Runs runs, String engine, int window, double part, double floor) {
        return Outcome.atLeast(direct(runs, engine, window, "throughput"), part * floor, MESSAGES);
    }

    private static double direct(Runs runs, String engine, int window, String figure) {
        return runs.median(DIRECT, Map.of("engine", engine, "window", Integer.toString(window)), figure);
    }

    private static double inserts(Runs runs, String engine, String binaryLog) {
        return runs.median(INSERTS, Map.of("engine", engine, "binlog", binaryLog), "throughput");
    }

    private static double cross(Runs runs, String loop, String receiver, String figure) {
        Map<String, String> parameters = loop.equals("closed")
                ? Map.of("loop", loop, "receiver-on", receiver, "window", "32", "engine", "mariadb")
                : Map.of("loop", loop, "receiver-on", receiver, "engine", "mariadb");
        return runs.median("cross", parameters, figure);
    }

    private static double backlog(Runs runs, String messages, String figure) {
        return runs.median("backlog", Map.of("engine", "mariadb", "messages", messages), figure);
    }
}
