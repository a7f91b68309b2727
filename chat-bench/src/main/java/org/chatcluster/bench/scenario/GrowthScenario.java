package org.chatcluster.bench.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.chatcluster.bench.BenchOptions;
import org.chatcluster.bench.Growth;
import org.chatcluster.bench.load.Trial;
import org.chatcluster.bench.measure.Window;
import org.chatcluster.bench.report.Result;
import org.chatcluster.bench.report.Series;
import org.chatcluster.bench.stage.Account;
import org.chatcluster.bench.stage.Engine;
import org.chatcluster.bench.stage.Seeder;
import org.chatcluster.bench.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * What a message or a delivery costs when there are more members, more users, more rows of history, more nodes. Each size is measured in rounds that
 * go up and down in turn, so that a machine that slows down harms all alike; figures are medians.
 */
final class GrowthScenario implements Scenario {
    private static final int ROUNDS = 5;
    private static final int WINDOW = 32;
    private static final String HISTORY = "history";
    private static final int HISTORY_STEP = 1_000_000;

    @Override
    public String name() {
        return "growth";
    }

    @Override
    public void run(BenchOptions options, Consumer<Result> found) throws Exception {
        for (Engine engine : options.engines()) {
            boolean quick = options.quick();
            if (options.grows(Growth.MEMBERS)) {
                found.accept(members(options, engine, quick ? List.of(10, 100) : List.of(10, 100, 1_000, 5_000)));
            }
            if (options.grows(Growth.USERS)) {
                found.accept(
                        users(options, engine, quick ? List.of(1_000, 10_000) : List.of(1_000, 30_000, 1_000_000)));
            }
            if (options.grows(Growth.HISTORY)) {
                found.accept(history(
                        options, engine, quick ? List.of(10_000, 50_000) : List.of(10_000, 1_000_000, 10_000_000)));
            }
            if (options.grows(Growth.NODES) && engine != Engine.SQLITE) {
                found.accept(nodes(options, engine, quick ? List.of(1, 2) : List.of(1, 2, 4)));
            }
        }
    }

    /** A size at which something is measured. */
    private interface Measurement {
        Window measure() throws Exception;
    }

    private record Point(int size, Measurement measurement, Trial trial) {
        String label() {
            return size >= 1_000_000 ? size / 1_000_000 + "M" : size >= 1_000 ? size / 1_000 + "k" : "" + size;
        }
    }

    private Result members(BenchOptions options, Engine engine, List<Integer> sizes) throws Exception {
        try (Stage stage = Stage.set(Stages.of(options, engine));
                Seeder seeder = Seeder.of(stage);
                Trials trials = new Trials()) {
            List<Point> points = new ArrayList<>();
            for (int size : sizes) {
                List<Account> members = seeder.users(size);
                int group = seeder.group("of" + size, members);
                Trial trial = trials.add(Trial.group(
                        stage, group, members, Math.min(size, options.senders()), 0, options.frameBytes(), i -> 0));
                points.add(new Point(size, () -> trial.closed(WINDOW, options.warmUp(), options.length()), trial));
            }
            Result result =
                    curve(options, engine, "members", "delivery", points).build();
            Stages.requireRows(seeder, trials.done());
            return result;
        }
    }

    /** The same pairs where there are more users who only exist. */
    private Result users(BenchOptions options, Engine engine, List<Integer> sizes) throws Exception {
        return growing(options, engine, "users", sizes, (seeder, more) -> seeder.crowd(more));
    }

    /** The same pairs where other conversations have more messages. */
    private Result history(BenchOptions options, Engine engine, List<Integer> sizes) throws Exception {
        return growing(options, engine, HISTORY, sizes, (seeder, more) -> {
            for (int left = more; left > 0; left -= HISTORY_STEP) {
                seeder.history(Math.min(left, HISTORY_STEP));
            }
        });
    }

    /** Writes rows before the next size. */
    private interface Filler {
        void add(Seeder seeder, int more) throws Exception;
    }

    /** One stage for each size, all of them up at the same time, so that sizes can be measured in turn; one that grows if it has to be quick. */
    private Result growing(BenchOptions options, Engine engine, String what, List<Integer> sizes, Filler filler)
            throws Exception {
        try (Trials trials = new Trials()) {
            List<Point> points = new ArrayList<>();
            double rowBytes = 0;
            if (options.quick()) {
                Site site = site(options, engine, trials);
                int last = 0;
                for (int size : sizes) {
                    int more = size - last;
                    last = size;
                    points.add(site.point(size, options, () -> filler.add(site.seeder, more)));
                }
            } else {
                for (int size : sizes) {
                    Site site = site(options, engine, trials);
                    filler.add(site.seeder, size);
                    rowBytes = engine == Engine.SQLITE ? 0 : (double) site.seeder.messageBytes() / size;
                    points.add(site.point(size, options, () -> {}));
                }
            }
            Result.Builder result = curve(options, engine, what, "msg", points);
            return what.equals(HISTORY) && rowBytes > 0
                    ? result.figure("row", rowBytes, "B on disk").build()
                    : result.build();
        }
    }

    /** Done before a measurement. */
    private interface Step {
        void run() throws Exception;
    }

    /** Pairs on a stage, and who fills its tables. */
    private record Site(Seeder seeder, Trial trial) {
        Point point(int size, BenchOptions options, Step before) {
            Measurement measurement = () -> {
                before.run();
                return trial.closed(WINDOW, options.warmUp(), options.length());
            };
            return new Point(size, measurement, trial);
        }
    }

    private static Site site(BenchOptions options, Engine engine, Trials trials) throws Exception {
        Stage stage = trials.keep(Stage.set(Stages.of(options, engine)));
        Seeder seeder = trials.keep(Seeder.of(stage));
        List<Account> accounts = seeder.users(2 * options.pairs());
        return new Site(seeder, trials.add(Trial.pairs(stage, accounts, options.frameBytes(), i -> 0)));
    }

    /** Pairs whose sender and receiver are on any two nodes, at one rate that all sizes keep up with. */
    private Result nodes(BenchOptions options, Engine engine, List<Integer> sizes) throws Exception {
        try (Trials trials = new Trials()) {
            List<Point> points = new ArrayList<>();
            int most = sizes.get(sizes.size() - 1);
            @Nullable
            Stage shared = options.quick()
                    ? trials.keep(Stage.set(Stages.of(options, engine).withNodes(most)))
                    : null;
            for (int size : sizes) {
                Stage stage = shared != null
                        ? shared
                        : trials.keep(Stage.set(Stages.of(options, engine).withNodes(size)));
                Seeder seeder = trials.keep(Seeder.of(stage));
                int pairs = options.pairs();
                List<Account> accounts = seeder.users(2 * pairs);
                Trial trial = trials.add(Trial.pairs(
                        stage, accounts, options.frameBytes(), i -> i < pairs ? i % size : (i / size) % size));
                points.add(new Point(size, () -> trial.closed(WINDOW, options.warmUp(), options.length()), trial));
            }
            return curve(options, engine, "nodes", "msg", points).build();
        }
    }

    private Result.Builder curve(BenchOptions options, Engine engine, String what, String of, List<Point> points)
            throws Exception {
        int rounds = options.quick() ? 1 : ROUNDS;
        double[][] costs = new double[points.size()][rounds];
        for (int round = 0; round < rounds; round++) {
            for (int step = 0; step < points.size(); step++) {
                int at = round % 2 == 0 ? step : points.size() - 1 - step;
                Window window = points.get(at).measurement().measure();
                double count = of.equals("msg")
                        ? window.counted().acked()
                        : window.counted().delivered();
                costs[at][round] = window.cost().service() / count / 1e3;
            }
        }
        Result.Builder result = new Result.Builder(name())
                .with("engine", engine.label())
                .with("of", what)
                .with("rounds", rounds);
        double[] xs = new double[points.size()];
        double[] ys = new double[points.size()];
        for (int i = 0; i < xs.length; i++) {
            Arrays.sort(costs[i]);
            xs[i] = points.get(i).size();
            ys[i] = costs[i][rounds / 2];
            result.figure("cpu-" + points.get(i).label(), ys[i], "µs CPU/" + of);
            points.get(i).trial().problems().forEach(result::problem);
        }
        return result.figure("growth", ys[ys.length - 1] / ys[0], "×")
                .series(Series.of("CPU by " + what, what, "µs CPU/" + of, xs, ys));
    }
}
