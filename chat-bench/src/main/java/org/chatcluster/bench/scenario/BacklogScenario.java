package org.chatcluster.bench.scenario;

import java.util.List;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;
import org.chatcluster.bench.BenchOptions;
import org.chatcluster.bench.load.Drain;
import org.chatcluster.bench.measure.Cost;
import org.chatcluster.bench.report.Result;
import org.chatcluster.bench.stage.Account;
import org.chatcluster.bench.stage.Engine;
import org.chatcluster.bench.stage.Seeder;
import org.chatcluster.bench.stage.Stage;
import org.chatcluster.bench.wire.Frames;
import org.chatcluster.bench.wire.Generator;

/**
 * Offline messages: one client at a time logs in and is sent all of a conversation, in turns with one that has nothing to be sent. Each drain
 * is wanted again by the cursors of the login, so that one backlog serves for the whole run.
 */
final class BacklogScenario implements Scenario {
    private static final int[] SIZES = {10_000, 100_000};
    private static final int[] QUICK_SIZES = {2_000, 5_000};
    private static final int DIGITS = 3;

    @Override
    public String name() {
        return "backlog";
    }

    @Override
    public void run(BenchOptions options, Consumer<Result> found) throws Exception {
        for (Engine engine : options.engines()) {
            try (Stage stage = Stage.set(Stages.of(options, engine));
                    Seeder seeder = Seeder.of(stage)) {
                for (int size : options.quick() ? QUICK_SIZES : SIZES) {
                    found.accept(run(options, stage, seeder, size));
                }
            }
        }
    }

    private Result run(BenchOptions options, Stage stage, Seeder seeder, int size) throws Exception {
        try (Generator generator = new Generator()) {
            List<Account> accounts = seeder.users(4);
            seeder.direct(accounts.get(0), accounts.get(1), size, 0, text(options.frameBytes()));
            seeder.direct(accounts.get(2), accounts.get(3), size, size, text(options.frameBytes()));
            Turns turns = new Turns(stage, generator, accounts, size);
            turns.run(options.warmUp().toNanos());
            turns.reset();
            Cost before = Cost.of(stage);
            turns.run(options.length().toNanos());
            Cost cost = Cost.of(stage).since(before);
            Result.Builder result = new Result.Builder(name())
                    .with("engine", stage.options().engine().label())
                    .with("messages", size)
                    .figure("drained", size * 1e9 / turns.last.getValueAtPercentile(50), "msg/s");
            Figures.cost(result, cost, (double) size * turns.last.getTotalCount(), "msg");
            Figures.latency(result, "ack", turns.ack);
            Figures.latency(result, "ack-empty", turns.emptyAck);
            result.figure(
                    "ack-ratio",
                    (double) turns.ack.getValueAtPercentile(50) / turns.emptyAck.getValueAtPercentile(50),
                    "");
            Figures.latency(result, "first", turns.first);
            Figures.latency(result, "last", turns.last);
            generator.problems().forEach(result::problem);
            return result.build();
        }
    }

    /** The text of a message whose frame, as it is pushed, has so many bytes. */
    private static String text(int frameBytes) {
        int others =
                "{'msgid':6,'id':1,'name':'bench1','toid':2,'msg':'','seq':5000,'time':1795000000000,'offline':true}"
                        .length();
        return "x".repeat(Math.max(1, frameBytes - others));
    }

    /** A drain and an empty login in turns, and how long they took in ns. Confined to its thread. */
    private static final class Turns {
        private final Stage stage;
        private final Generator generator;
        private final List<Account> accounts;
        private final int size;
        private final Histogram ack = new Histogram(DIGITS);
        private final Histogram emptyAck = new Histogram(DIGITS);
        private final Histogram first = new Histogram(DIGITS);
        private final Histogram last = new Histogram(DIGITS);

        Turns(Stage stage, Generator generator, List<Account> accounts, int size) {
            this.stage = stage;
            this.generator = generator;
            this.accounts = accounts;
            this.size = size;
        }

        void reset() {
            List.of(ack, emptyAck, first, last).forEach(Histogram::reset);
        }

        void run(long nanos) {
            long end = System.nanoTime() + nanos;
            do {
                // What comes after a drain has a busier node before it, so each comes first in turn.
                full();
                empty();
                empty();
                full();
            } while (System.nanoTime() < end);
        }

        private void full() {
            Drain full = login(accounts.get(1), accounts.get(0), 0, size);
            ack.recordValue(full.ack());
            first.recordValue(full.first());
            last.recordValue(full.last());
        }

        private void empty() {
            emptyAck.recordValue(
                    login(accounts.get(3), accounts.get(2), size, 0).ack());
        }

        private Drain login(Account account, Account sender, int from, int expected) {
            byte[] frame = Frames.of("{\"msgid\":1,\"token\":\"" + account.token()
                    + "\",\"device\":\"bench\",\"cursors\":[{\"toid\":" + sender.id() + ",\"seq\":" + from + "}]}");
            Drain drain = Drain.run(generator, stage.address(0), account, frame);
            if (drain.messages() != expected) {
                throw new IllegalStateException(
                        account.name() + " was sent " + drain.messages() + " messages (expected " + expected + ")");
            }
            return drain;
        }
    }
}
