package org.chatcluster.bench.load;

import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.chatcluster.bench.measure.Tally;
import org.chatcluster.bench.measure.Window;
import org.chatcluster.bench.stage.Account;
import org.chatcluster.bench.stage.Stage;
import org.chatcluster.bench.wire.Client;
import org.chatcluster.bench.wire.Events;
import org.chatcluster.bench.wire.Frames;
import org.chatcluster.bench.wire.Generator;
import org.chatcluster.bench.wire.Incoming;

/**
 * Clients that are logged in and silent, but for the heartbeats, and now and then a message from one to another. Confined to its thread, which
 * is not the generator's; {@link #close} ends the clients.
 */
public final class Crowd implements AutoCloseable {
    /** Heartbeats are spread evenly, by so many turns in each. */
    private static final int TURNS = 300;

    private static final int FRAME_BYTES = 150;
    private static final Duration MESSAGE_PAUSE = Duration.ofMillis(10);
    private static final Duration LAST_MESSAGES = Duration.ofMinutes(1);

    private final Stage stage;
    private final Generator generator = new Generator();
    private final Tally tally = new Tally();
    private final List<Client> clients = new ArrayList<>();
    private final Watch watch = new Watch();
    private final ScheduledFuture<?> heartbeats;
    private long sentAt;
    private int turn;
    private long cid = System.currentTimeMillis() * 1_000;

    private final class Watch implements Events {
        @Override
        public void acked(Client client, Incoming message) {
            if (message.errno() == 0) {
                tally.acked(System.nanoTime() - sentAt);
            } else {
                generator.problem("a message was refused: " + message.text());
            }
        }

        @Override
        public void pushed(Client client, Incoming message) {
            tally.delivered(System.nanoTime() - sentAt);
        }

        @Override
        public void closed(Client client, String why) {
            generator.problem(client.account().name() + " was disconnected: " + why);
        }
    }

    /** Nobody yet; each of those that come shows its life once in {@code heartbeat}. */
    public Crowd(Stage stage, Duration heartbeat) {
        this.stage = stage;
        long nanos = heartbeat.toNanos() / TURNS;
        heartbeats = generator.loop().scheduleAtFixedRate(this::beat, nanos, nanos, TimeUnit.NANOSECONDS);
    }

    private void beat() {
        for (int i = turn; i < clients.size(); i += TURNS) {
            clients.get(i).send(Frames.ping());
        }
        turn = (turn + 1) % TURNS;
    }

    /** These log in. Blocks until all have. */
    public void join(List<Account> accounts) {
        List<Client> more = generator.call(() -> accounts.stream()
                .map(account -> generator.connect(stage.address(0), account, watch))
                .toList());
        generator.awaitLogins();
        generator.call(() -> clients.addAll(more));
    }

    /** So many messages, one at a time, each from one client to another all over the crowd; all of them must arrive. Blocks. */
    public Tally.Counted talk(int messages) {
        generator.call(() -> {
            tally.reset();
            return tally;
        });
        for (int i = 0; i < messages; i++) {
            int from = (int) ((long) i * clients.size() / messages);
            generator.call(() -> say(from));
            long deadline = System.nanoTime() + LAST_MESSAGES.toNanos();
            int expected = i + 1;
            do {
                Window.pause(MESSAGE_PAUSE);
            } while (generator.call(() -> tally.copy().delivered()) < expected && System.nanoTime() < deadline);
        }
        Tally.Counted counted = generator.call(tally::copy);
        if (counted.acked() != messages || counted.delivered() != messages) {
            String text = messages + " messages were sent, " + counted.acked() + " acknowledged, " + counted.delivered()
                    + " delivered";
            generator.call(() -> {
                generator.problem(text);
                return text;
            });
        }
        return counted;
    }

    private long say(int from) {
        Client to = clients.get((from + 1) % clients.size());
        sentAt = System.nanoTime();
        clients.get(from).send(Frames.chat(false, to.account().id(), FRAME_BYTES), cid, cid % 1_000_000);
        return cid++;
    }

    /** What went wrong. */
    public List<String> problems() {
        return generator.problems();
    }

    @Override
    public void close() {
        heartbeats.cancel(false);
        generator.close();
    }
}
