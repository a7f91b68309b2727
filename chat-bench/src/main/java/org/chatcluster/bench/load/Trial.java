package org.chatcluster.bench.load;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;
import org.chatcluster.bench.floor.RelayFloor;
import org.chatcluster.bench.measure.Cost;
import org.chatcluster.bench.measure.ProcessCpu;
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
    private static final Duration DRAIN_LIMIT = Duration.ofMinutes(1);
    private static final Duration POLL = Duration.ofMillis(5);

    private final Supplier<Cost> costs;
    private final Generator generator = new Generator();
    private final Tally tally = new Tally();
    private final Load load;

    private Trial(Supplier<Cost> costs, LoadMaker maker) {
        this.costs = costs;
        this.load = generator.call(() -> maker.make(generator, tally));
        generator.awaitLogins();
        while (!generator.call(load::isReady)) {
            Window.pause(POLL);
        }
    }

    private interface LoadMaker {
        Load make(Generator generator, Tally tally);
    }

    /**
     * The first half of the accounts writes to the second half, each to one, in frames of so many bytes. {@code nodeOf} tells the node of an account
     * by its place in the list.
     */
    public static Trial pairs(Stage stage, List<Account> accounts, int frameBytes, IntUnaryOperator nodeOf) {
        return new Trial(() -> Cost.of(stage), (generator, tally) -> {
            List<Pair> pairs = new ArrayList<>();
            int half = accounts.size() / 2;
            for (int i = 0; i < half; i++) {
                Account to = accounts.get(half + i);
                Pair pair = new Pair(generator, tally, Frames.chat(false, to.id(), frameBytes), firstCid());
                pair.sender(generator.connect(stage.address(nodeOf.applyAsInt(i)), accounts.get(i), pair));
                generator.connect(stage.address(nodeOf.applyAsInt(half + i)), to, pair);
                pairs.add(pair);
            }
            return new PairLoad(pairs);
        });
    }

    /** So many members of a group write to all of it; the last {@code slow} members are none that anybody waits for. */
    public static Trial group(
            Stage stage,
            int group,
            List<Account> members,
            int writing,
            int slow,
            int frameBytes,
            IntUnaryOperator nodeOf) {
        return new Trial(() -> Cost.of(stage), (generator, tally) -> {
            GroupLoad load = new GroupLoad(generator, tally, group, frameBytes, firstCid());
            List<Client> clients = new ArrayList<>();
            List<Client> slowClients = new ArrayList<>();
            for (int i = 0; i < members.size(); i++) {
                boolean isSlow = i >= members.size() - slow;
                Client client = generator.connect(
                        stage.address(nodeOf.applyAsInt(i)), members.get(i), isSlow ? load.slowEvents() : load);
                (isSlow ? slowClients : clients).add(client);
            }
            load.members(clients, writing, slowClients);
            return load;
        });
    }

    /** A town of people with these chats, who lose their connection once in so many seconds each. */
    public static Trial town(
            Stage stage, List<Account> people, Neighbours neighbours, int frameBytes, int reconnectSeconds) {
        return new Trial(() -> Cost.of(stage), (generator, tally) -> {
            Town town = new Town(generator, tally, stage.address(0), frameBytes, reconnectSeconds);
            for (Account account : people) {
                List<Person.Chat> chats = new ArrayList<>();
                neighbours.friends(account).forEach(friend -> chats.add(new Person.Chat(false, friend)));
                neighbours.groups(account).forEach(group -> chats.add(new Person.Chat(true, group)));
                town.add(account, chats);
            }
            return town;
        });
    }

    /** Pairs on the bare relay. */
    public static Trial relayPairs(RelayFloor relay, int pairs, int frameBytes) {
        return relay(relay, (loop, tally) -> RelayLoad.pairs(loop, relay.port(), tally, pairs, frameBytes));
    }

    /** A group on the bare relay. */
    public static Trial relayGroup(RelayFloor relay, int members, int writing, int frameBytes) {
        return relay(relay, (loop, tally) -> RelayLoad.group(loop, relay.port(), tally, members, writing, frameBytes));
    }

    private static Trial relay(RelayFloor relay, BiFunction<EventLoop, Tally, RelayLoad> maker) {
        Supplier<Cost> costs = () -> new Cost(
                ProcessCpu.nanos(relay.pid()),
                0,
                0,
                ProcessCpu.nanos(ProcessHandle.current().pid()));
        return new Trial(costs, (generator, tally) -> maker.apply(generator.loop(), tally));
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
        run(load::stop);
        drain();
        return measured;
    }

    private Window measure(Duration length) {
        return Window.measure(
                length,
                new Window.Counter() {
                    @Override
                    public void reset() {
                        run(tally::reset);
                    }

                    @Override
                    public Tally.Counted read() {
                        return generator.call(tally::copy);
                    }
                },
                costs);
    }

    /** Waits until everything sent is acknowledged and delivered; what is not by then is lost. */
    private void drain() {
        long deadline = System.nanoTime() + DRAIN_LIMIT.toNanos();
        run(() -> load.slowRead(true));
        long left = generator.call(load::left);
        while (left > 0 && System.nanoTime() < deadline) {
            Window.pause(POLL);
            left = generator.call(load::left);
        }
        if (left > 0) {
            long lost = left;
            run(() -> generator.problem(lost + " messages were not acknowledged or not delivered to everybody"));
        }
    }

    /** Lets people read, go and come back, besides writing at a steady rate; and measures after {@code warmUp}. */
    public Window living(double perSecond, Duration warmUp, Duration length) {
        run(() -> load.start(1));
        return open(perSecond, warmUp, length);
    }

    /** How long the logins of people took so far, in ns. */
    public Histogram logins() {
        return generator.call(load::logins);
    }

    /** Lets the slow members of a group read, or not. */
    public void slowRead(boolean on) {
        run(() -> load.slowRead(on));
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
