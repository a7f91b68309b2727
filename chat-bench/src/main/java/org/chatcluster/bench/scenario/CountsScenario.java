package org.chatcluster.bench.scenario;

import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.chatcluster.bench.BenchOptions;
import org.chatcluster.bench.floor.InsertFloor;
import org.chatcluster.bench.load.Trial;
import org.chatcluster.bench.measure.Counters;
import org.chatcluster.bench.report.Result;
import org.chatcluster.bench.stage.Account;
import org.chatcluster.bench.stage.Engine;
import org.chatcluster.bench.stage.Seeder;
import org.chatcluster.bench.stage.Stage;

/**
 * What a message takes, in things that can be counted: statements, syncs, encodes, Redis commands, bytes of garbage, rows. Closed loops between pairs and
 * in a group, on one node and over two; what is beyond its gate in {@link Gates} is a problem. Always with SQLite too.
 */
final class CountsScenario implements Scenario {
    private static final int PAIRS = 20;
    private static final int MEMBERS = 50;
    private static final int WINDOW = 32;
    private static final Duration WARM_UP = Duration.ofSeconds(2);
    private static final Duration LENGTH = Duration.ofSeconds(1);
    /** So many that what is done by the clock beside them hardly counts, however long the machine takes for them. */
    private static final int BATCHES = 50;
    /** On a busy machine the compiler takes its time with what keeps objects off the heap: until then a message leaves more garbage. */
    private static final double SETTLED = 0.98;

    private static final int COUNTS = 15;
    private static final Duration FLOOR = Duration.ofSeconds(1);

    private final InsertFloor floor = new InsertFloor(FLOOR, FLOOR);

    @Override
    public String name() {
        return "counts";
    }

    @Override
    public void run(BenchOptions options, Consumer<Result> found) throws Exception {
        Set<Engine> engines = new LinkedHashSet<>(options.engines());
        engines.add(Engine.SQLITE);
        for (Engine engine : engines) {
            run(options, engine, 1, found);
            if (engine != Engine.SQLITE) {
                run(options, engine, 2, found);
            }
        }
    }

    private void run(BenchOptions options, Engine engine, int nodes, Consumer<Result> found) throws Exception {
        try (Stage stage = Stage.set(Stages.of(options, engine).withNodes(nodes));
                Seeder seeder = Seeder.of(stage)) {
            List<Account> pairs = seeder.users(2 * PAIRS);
            List<Account> members = seeder.users(MEMBERS);
            int group = seeder.group("bench", members);
            Counted direct;
            double driver;
            try (Trial trial = Trial.pairs(stage, pairs, options.frameBytes(), i -> i / PAIRS % nodes)) {
                direct = count(stage, seeder, trial);
                driver = driver(stage, direct);
                found.accept(Gates.judge(
                        result(engine, nodes, "direct", direct, driver).build()));
            }
            int writing = options.senders();
            // All who write are on one node, or what one node sends may pass by what another sends, which takes a read
            // of the log.
            try (Trial trial = Trial.group(
                    stage, group, members, writing, 0, options.frameBytes(), i -> i < writing ? 0 : i % nodes)) {
                Counted all = count(stage, seeder, trial);
                double further = (all.garbage() - direct.garbage()) / (MEMBERS - 2);
                found.accept(Gates.judge(result(engine, nodes, "group", all, driver)
                        .figure("allocated-further", further, "B/delivery")
                        .build()));
            }
        }
    }

    private static Counted count(Stage stage, Seeder seeder, Trial trial) throws SQLException {
        load(trial, WARM_UP);
        Counted last = countOnce(stage, seeder, trial);
        for (int i = 1; i < COUNTS; i++) {
            Counted next = countOnce(stage, seeder, trial);
            if (next.garbage() > SETTLED * last.garbage()) {
                return next;
            }
            last = next;
        }
        return last;
    }

    private static Counted countOnce(Stage stage, Seeder seeder, Trial trial) throws SQLException {
        long rows = seeder.messages();
        long done = trial.done();
        Counters before = Counters.of(stage);
        for (int i = 0; i < COUNTS; i++) {
            load(trial, LENGTH);
            Counted counted = new Counted(
                    Counters.of(stage).since(before), trial.done() - done, seeder.messages() - rows, trial.problems());
            if (counted.batches() >= BATCHES) {
                return counted;
            }
        }
        throw new IllegalStateException("There were no " + BATCHES + " batches in " + COUNTS + " times " + LENGTH);
    }

    private static void load(Trial trial, Duration length) {
        var unused = trial.closed(WINDOW, Duration.ZERO, length);
    }

    /** The bytes that the driver of the database asks for, for each row in batches as large as those that were counted. */
    private double driver(Stage stage, Counted counted) {
        int batch = (int) Math.max(1, Math.round(counted.messages / counted.batches()));
        Result result = stage.database()
                .map(server -> floor.mariaDb(server, batch))
                .orElseGet(() -> floor.sqlite(stage.nodes().get(0).dataDir(), batch));
        return result.require("allocated");
    }

    /** What was counted while so many messages were sent, acknowledged and delivered. */
    private record Counted(Counters counters, double messages, long rows, List<String> problems) {
        double batches() {
            return counters.require("chat_commit_rows_count");
        }

        double each(String... names) {
            return sum(names) / messages;
        }

        double perBatch(String... names) {
            return sum(names) / batches();
        }

        private double sum(String... names) {
            double sum = 0;
            for (String name : names) {
                sum += counters.require(name);
            }
            return sum;
        }

        double garbage(String threads) {
            return each("chat_allocated_bytes_total{threads=\"" + threads + "\"}");
        }

        double garbage() {
            return garbage("io") + garbage("lane");
        }
    }

    private Result.Builder result(Engine engine, int nodes, String work, Counted counted, double driver) {
        Result.Builder result = new Result.Builder(name())
                .with("engine", engine.label())
                .with("nodes", nodes)
                .with("work", work)
                .figure("messages", counted.messages, "")
                .figure("batch", counted.messages / counted.batches(), "rows")
                .figure("rows", counted.rows / counted.messages, "rows/msg")
                .figure("encodes", counted.each("chat_frames_encoded_total"), "encodes/msg")
                .figure("pages", counted.each("chat_log_pages_total"), "pages/msg");
        if (engine != Engine.SQLITE) {
            statements(result, counted);
        }
        if (nodes > 1) {
            result.figure("publishes", counted.each(Counters.PUBLISH), "PUBLISH/msg");
        }
        result.figure("allocated", counted.garbage() - driver, "B/msg")
                .figure("allocated-io", counted.garbage("io"), "B/msg")
                .figure("allocated-lane", counted.garbage("lane"), "B/msg")
                .figure("allocated-driver", driver, "B/msg");
        counted.problems.forEach(result::problem);
        return result;
    }

    private static void statements(Result.Builder result, Counted counted) {
        result.figure("selects", counted.perBatch("Com_select"), "SELECT/batch")
                .figure("inserts", counted.perBatch("Com_insert", "Com_insert_select"), "INSERT/batch")
                .figure("questions", counted.perBatch("Questions"), "statements/batch")
                .figure("fsyncs", counted.perBatch("Innodb_data_fsyncs"), "fsyncs/batch");
    }
}
