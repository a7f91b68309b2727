package org.chatcluster.bench.scenario;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.chatcluster.bench.BenchOptions;
import org.chatcluster.bench.load.Trial;
import org.chatcluster.bench.measure.Window;
import org.chatcluster.bench.report.Result;
import org.chatcluster.bench.stage.Account;
import org.chatcluster.bench.stage.Engine;
import org.chatcluster.bench.stage.Seeder;
import org.chatcluster.bench.stage.Stage;

/** Pairs of users that write to each other, acknowledged and delivered: closed loops, and open ones at half of their rates. */
final class DirectScenario implements Scenario {
    @Override
    public String name() {
        return "direct";
    }

    @Override
    public void run(BenchOptions options, Consumer<Result> found) throws Exception {
        for (Engine engine : options.engines()) {
            run(options, engine, found);
        }
    }

    private void run(BenchOptions options, Engine engine, Consumer<Result> found) throws Exception {
        try (Stage stage = Stage.set(Stages.of(options, engine));
                Seeder seeder = Seeder.of(stage)) {
            List<Account> accounts = seeder.users(2 * options.pairs());
            try (Trial trial = Trial.pairs(stage, accounts, options.frameBytes(), i -> 0)) {
                Map<Integer, Integer> halves = new LinkedHashMap<>();
                for (int window : options.windows()) {
                    Window measured = trial.closed(window, options.warmUp(), options.length());
                    if (window == 1 || engine != Engine.SQLITE) {
                        // Its one lane cannot keep up with half of what large batches gave, and refuses: no latency to
                        // measure.
                        halves.put(window, (int) (measured.counted().acked() / measured.seconds() / 2));
                    }
                    found.accept(result(options, engine, "closed", trial, measured)
                            .with("window", window)
                            .build());
                }
                if (options.rates().isEmpty()) {
                    for (Map.Entry<Integer, Integer> half : halves.entrySet()) {
                        Window measured = trial.open(half.getValue(), options.warmUp(), options.length());
                        found.accept(result(options, engine, "open", trial, measured)
                                .with("half-of", half.getKey())
                                .with("rate", half.getValue())
                                .build());
                    }
                }
                for (int rate : options.rates()) {
                    Window measured = trial.open(rate, options.warmUp(), options.length());
                    found.accept(result(options, engine, "open", trial, measured)
                            .with("rate", rate)
                            .build());
                }
                Stages.requireRows(seeder, trial.done());
            }
        }
    }

    private Result.Builder result(BenchOptions options, Engine engine, String loop, Trial trial, Window window) {
        Result.Builder result = new Result.Builder(name())
                .with("engine", engine.label())
                .with("pairs", options.pairs())
                .with("loop", loop);
        trial.problems().forEach(result::problem);
        return Figures.add(result, window);
    }
}
