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

/** One group whose members are all connected, some of whom write: saturated, and at a tenth of that, there beside the bare relay. */
final class GroupScenario implements Scenario {
    @Override
    public String name() {
        return "group";
    }

    @Override
    public void run(BenchOptions options, Consumer<Result> found) throws Exception {
        for (Engine engine : options.engines()) {
            for (int members : options.members()) {
                run(options, engine, members, found);
            }
        }
    }

    private void run(BenchOptions options, Engine engine, int members, Consumer<Result> found) throws Exception {
        try (Stage stage = Stage.set(Stages.of(options, engine));
                Seeder seeder = Seeder.of(stage)) {
            List<Account> accounts = seeder.users(members);
            int group = seeder.group("bench", accounts);
            try (Trial trial =
                    Trial.group(stage, group, accounts, options.senders(), 0, options.frameBytes(), i -> 0)) {
                double highest = 0;
                for (int window : options.windows()) {
                    Window measured = trial.closed(window, options.warmUp(), options.length());
                    highest = Math.max(highest, measured.counted().acked() / measured.seconds());
                    found.accept(result(options, engine, members, "closed", trial, measured)
                            .with("window", window)
                            .build());
                }
                Window tenth = trial.open(highest / 10, options.warmUp(), options.length());
                found.accept(result(options, engine, members, "open", trial, tenth)
                        .with("rate", Math.round(highest / 10))
                        .build());
                found.accept(FloorScenario.relayGroup(options, members, highest / 10));
                Stages.requireRows(seeder, trial.done());
            }
        }
    }

    private Result.Builder result(
            BenchOptions options, Engine engine, int members, String loop, Trial trial, Window window) {
        Result.Builder result = new Result.Builder(name())
                .with("engine", engine.label())
                .with("members", members)
                .with("senders", options.senders())
                .with("loop", loop);
        trial.problems().forEach(result::problem);
        return Figures.addDeliveries(result, window);
    }
}
