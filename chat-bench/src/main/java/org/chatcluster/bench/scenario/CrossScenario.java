package org.chatcluster.bench.scenario;

import java.util.List;
import java.util.function.Consumer;
import org.chatcluster.bench.BenchOptions;
import org.chatcluster.bench.load.Trial;
import org.chatcluster.bench.measure.Window;
import org.chatcluster.bench.report.Result;
import org.chatcluster.bench.stage.Account;
import org.chatcluster.bench.stage.Engine;
import org.chatcluster.bench.stage.Seeder;
import org.chatcluster.bench.stage.Stage;

/**
 * Pairs whose sender is on one node and whose receiver is on another, beside pairs on the same two nodes who are both on the first, and beside pairs
 * of a node that is alone: what the way between nodes costs. Saturated, and in an open loop at a quarter of what the crossing pairs reach with the
 * smallest window, where all three are measured in turn and back.
 */
final class CrossScenario implements Scenario {
    private static final String ALONE = "alone";
    private static final String SAME = "same";
    private static final String OTHER = "other";

    @Override
    public String name() {
        return "cross";
    }

    @Override
    public void run(BenchOptions options, Consumer<Result> found) throws Exception {
        for (Engine engine : options.engines()) {
            if (engine != Engine.SQLITE) {
                run(options, engine, found);
            }
        }
    }

    private void run(BenchOptions options, Engine engine, Consumer<Result> found) throws Exception {
        try (Stage stage = Stage.set(Stages.of(options, engine).withNodes(2));
                Seeder seeder = Seeder.of(stage);
                Stage lone = Stage.set(Stages.of(options, engine));
                Seeder loneSeeder = Seeder.of(lone)) {
            int pairs = options.pairs();
            List<Account> here = seeder.users(2 * pairs);
            List<Account> apart = seeder.users(2 * pairs);
            List<Account> elsewhere = loneSeeder.users(2 * pairs);
            try (Trial together = Trial.pairs(stage, here, options.frameBytes(), i -> 0);
                    Trial crossing = Trial.pairs(stage, apart, options.frameBytes(), i -> i < pairs ? 0 : 1);
                    Trial alone = Trial.pairs(lone, elsewhere, options.frameBytes(), i -> 0)) {
                double lowest = Double.MAX_VALUE;
                for (int window : options.windows()) {
                    Window one = together.closed(window, options.warmUp(), options.length());
                    found.accept(closed(options, engine, SAME, together, one, window));
                    Window two = crossing.closed(window, options.warmUp(), options.length());
                    found.accept(closed(options, engine, OTHER, crossing, two, window));
                    lowest = Math.min(lowest, two.counted().acked() / two.seconds());
                }
                double rate = lowest / 4;
                alone.open(rate, options.warmUp(), options.length());
                found.accept(open(options, engine, ALONE, alone, rate));
                found.accept(open(options, engine, SAME, together, rate));
                found.accept(open(options, engine, OTHER, crossing, rate));
                if (!options.quick()) {
                    found.accept(open(options, engine, OTHER, crossing, rate));
                    found.accept(open(options, engine, SAME, together, rate));
                    found.accept(open(options, engine, ALONE, alone, rate));
                }
                Stages.requireRows(seeder, together.done() + crossing.done());
                Stages.requireRows(loneSeeder, alone.done());
            }
        }
    }

    private Result closed(BenchOptions options, Engine engine, String node, Trial trial, Window measured, int window) {
        return result(options, engine, node, trial, measured)
                .with("loop", "closed")
                .with("window", window)
                .build();
    }

    private Result open(BenchOptions options, Engine engine, String node, Trial trial, double rate) {
        Window measured = trial.open(rate, options.warmUp(), options.length());
        return result(options, engine, node, trial, measured)
                .with("loop", "open")
                .with("rate", Math.round(rate))
                .build();
    }

    private Result.Builder result(BenchOptions options, Engine engine, String node, Trial trial, Window window) {
        Result.Builder result = new Result.Builder(name())
                .with("engine", engine.label())
                .with("pairs", options.pairs())
                .with("receiver-on", node);
        trial.problems().forEach(result::problem);
        return Figures.add(result, window);
    }
}
