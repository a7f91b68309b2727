package org.chatcluster.bench.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.chatcluster.bench.measure.Tally;
import org.chatcluster.bench.measure.Window;
import org.chatcluster.bench.stage.Account;
import org.chatcluster.bench.stage.Stage;
import org.chatcluster.bench.wire.Client;
import org.chatcluster.bench.wire.Frames;
import org.chatcluster.bench.wire.Generator;

/**
 * Clients that are logged in on a stage, and the load between them: measured as often as wanted, in a closed loop or an open one. Confined to its
 * thread, which is not the generator's; {@link #close} ends the clients.
 */
public final class Trial implements AutoCloseable {
    private static final Duration DRAIN_LIMIT = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(5);

    private final Stage stage;
    private final Generator generator = new Generator();
    private final Tally tally = new Tally();
    private final Load load;

    private Trial(Stage stage, IntFunction<Integer> nodeOf, LoadMaker maker) {
        this.stage = stage;
        this.load = generator.call(() -> maker.make(generator, tally, nodeOf));
        generator.awaitLogins();
    }

    private interface LoadMaker {
        Load make(Generator generator, Tally tally, IntFunction<Integer> nodeOf);
    }

    /**
     * The first half of the accounts writes to the second half, each to one, in frames of so many bytes. {@code nodeOf} tells the node of an account
     * by its place in the list.
     */
    public static Trial pairs(Stage stage, List<Account> accounts, int frameBytes, IntFunction<Integer> nodeOf) {
        return new Trial(stage, nodeOf, (generator, tally, node) -> {
            List<Pair> pairs = new ArrayList<>();
            int half = accounts.size() / 2;
            for (int i = 0; i < half; i++) {
                Account to = accounts.get(half + i);
                Pair pair = new Pair(generator, tally, Frames.chat(false, to.id(), frameBytes), firstCid());
                pair.sender(generator.connect(stage.address(node.apply(i)), accounts.get(i), pair));
                generator.connect(stage.address(node.apply(half + i)), to, pair);
                pairs.add(pair);
            }
            return new PairLoad(pairs);
        });
    }

    /** So many members of a group write to all of it. */
    public static Trial group(
            Stage stage, int group, List<Account> members, int writing, int frameBytes, IntFunction<Integer> nodeOf) {
        return new Trial(stage, nodeOf, (generator, tally, node) -> {
            GroupLoad load = new GroupLoad(generator, tally, Frames.chat(true, group, frameBytes), firstCid());
            List<Client> clients = new ArrayList<>();
            for (int i = 0; i < members.size(); i++) {
                clients.add(generator.connect(stage.address(node.apply(i)), members.get(i), load));
            }
            load.members(clients, writing);
            return load;
        });
    }

    /** Of 16 digits, and above those of earlier runs on the same rows. */
    private static long firstCid() {
        return System.currentTimeMillis() * 1_000;
    }

    /** Keeps so many messages of each sender under way, and measures after {@code warmUp}. */
    public Window closed(int window, Duration warmUp, Duration length) {
        run(() -> load.start(window));
        Window.pause(warmUp);
        Window measured = measure(length);
        run(load::stop);
        drain();
        return measured;
    }

    /** Sends at a steady rate, and measures after {@code warmUp}. */
    public Window open(double perSecond, Duration warmUp, Duration length) {
        Pace pace = new Pace(generator.loop(), load, perSecond);
        run(pace::start);
        Window.pause(warmUp);
        Window measured = measure(length);
        run(pace::stop);
        drain();
        return measured;
    }

    private Window measure(Duration length) {
        return Window.measure(stage, length, new Window.Counter() {
            @Override
            public void reset() {
                run(tally::reset);
            }

            @Override
            public Tally.Counted read() {
                return generator.call(tally::copy);
            }
        });
    }

    /** Waits until everything sent is acknowledged and delivered; what is not by then is lost. */
    private void drain() {
        long deadline = System.nanoTime() + DRAIN_LIMIT.toNanos();
        long left = generator.call(load::inFlight);
        while (left > 0 && System.nanoTime() < deadline) {
            Window.pause(POLL);
            left = generator.call(load::inFlight);
        }
        if (left > 0) {
            long lost = left;
            run(() -> generator.problem(lost + " messages were not acknowledged or not delivered to everybody"));
        }
    }

    /** Messages acknowledged and delivered so far. */
    public long done() {
        return generator.call(load::done);
    }

    /** What makes the run worthless. */
    public List<String> problems() {
        return generator.problems();
    }

    private void run(Runnable task) {
        generator.call(() -> {
            task.run();
            return true;
        });
    }

    @Override
    public void close() {
        generator.close();
    }
}
