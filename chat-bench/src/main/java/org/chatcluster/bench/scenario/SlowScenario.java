package org.chatcluster.bench.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.chatcluster.bench.BenchOptions;
import org.chatcluster.bench.load.Trial;
import org.chatcluster.bench.measure.Window;
import org.chatcluster.bench.report.Comparison;
import org.chatcluster.bench.report.Result;
import org.chatcluster.bench.stage.Account;
import org.chatcluster.bench.stage.Engine;
import org.chatcluster.bench.stage.Seeder;
import org.chatcluster.bench.stage.Stage;

/**
 * A tenth of the members of a group read nothing, or for 20 ms in each half second: what the others feel of it, in pairs with the same group
 * where everybody reads. At the end the slow ones must get everything too.
 */
final class SlowScenario implements Scenario {
    private static final int MEMBERS = 100;
    private static final int SLOW = MEMBERS / 10;
    private static final double PER_SECOND = 500;
    private static final int PAIRS = 4;
    private static final Duration READS = Duration.ofMillis(20);
    private static final Duration EVERY = Duration.ofMillis(500);

    private enum Readers {
        AT_ONCE,
        SLOWLY,
        NOT_AT_ALL
    }

    @Override
    public String name() {
        return "slow";
    }

    @Override
    public void run(BenchOptions options, Consumer<Result> found) throws Exception {
        for (Engine engine : options.engines()) {
            run(options, engine, found);
        }
    }

    private void run(BenchOptions options, Engine engine, Consumer<Result> found) throws Exception {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        try (Stage stage = Stage.set(Stages.of(options, engine));
                Seeder seeder = Seeder.of(stage)) {
            List<Account> accounts = seeder.users(MEMBERS);
            int group = seeder.group("bench", accounts);
            int pairs = options.quick() ? 1 : PAIRS;
            try (Trial trial =
                    Trial.group(stage, group, accounts, options.senders(), SLOW, options.frameBytes(), i -> 0)) {
                trial.open(PER_SECOND, options.warmUp(), options.length());
                for (Readers slow : List.of(Readers.SLOWLY, Readers.NOT_AT_ALL)) {
                    Comparison comparison = Comparison.run(
                            pairs,
                            () -> measure(options, engine, trial, Readers.AT_ONCE, timer),
                            () -> measure(options, engine, trial, slow, timer));
                    comparison.runs().forEach(found);
                    found.accept(comparison.result());
                }
                Stages.requireRows(seeder, trial.done());
            }
        } finally {
            timer.shutdownNow();
        }
    }

    private Result measure(
            BenchOptions options, Engine engine, Trial trial, Readers readers, ScheduledExecutorService timer) {
        ScheduledFuture<?> reading = null;
        if (readers != Readers.AT_ONCE) {
            trial.slowRead(false);
        }
        if (readers == Readers.SLOWLY) {
            reading =
                    timer.scheduleAtFixedRate(() -> readFor(trial, timer), 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
        }
        Window measured;
        try {
            measured = trial.open(PER_SECOND, Duration.ofSeconds(1), options.length());
        } finally {
            if (reading != null) {
                reading.cancel(false);
            }
        }
        Result.Builder result = new Result.Builder(name())
                .with("engine", engine.label())
                .with("members", MEMBERS)
                .with("slow", SLOW)
                .with("slow-read", readers.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .with("rate", Math.round(PER_SECOND));
        trial.problems().forEach(result::problem);
        return Figures.addDeliveries(result, measured).build();
    }

    private static void readFor(Trial trial, ScheduledExecutorService timer) {
        trial.slowRead(true);
        var unused = timer.schedule(() -> trial.slowRead(false), READS.toMillis(), TimeUnit.MILLISECONDS);
    }
}
