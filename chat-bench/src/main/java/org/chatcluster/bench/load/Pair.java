package org.chatcluster.bench.load;

import java.util.Objects;
import org.chatcluster.bench.measure.Tally;
import org.chatcluster.bench.wire.Client;
import org.chatcluster.bench.wire.Events;
import org.chatcluster.bench.wire.Frames;
import org.chatcluster.bench.wire.Generator;
import org.chatcluster.bench.wire.Incoming;
import org.jspecify.annotations.Nullable;

/**
 * One user writes to another: at most so many messages are under way as the window says, each until it is acknowledged and delivered. Every message
 * must come back exactly once and in order, at both ends. Confined to the generator's event loop.
 */
final class Pair implements Events {
    private static final int TIMES = 8_192;

    private final Generator generator;
    private final Tally tally;
    private final long firstCid;
    private final TimeRing times = new TimeRing(TIMES);
    private final Frames.Chat chat;
    private @Nullable Client sender;
    /** 0 while nothing is sent. */
    private int window;

    private long sent;
    private long acked;
    private long delivered;

    Pair(Generator generator, Tally tally, Frames.Chat chat, long firstCid) {
        this.generator = generator;
        this.tally = tally;
        this.chat = chat;
        this.firstCid = firstCid;
    }

    void sender(Client client) {
        sender = client;
    }

    void start(int messages) {
        window = messages;
        fill();
    }

    void stop() {
        window = 0;
    }

    long inFlight() {
        return sent - done();
    }

    long done() {
        return Math.min(acked, delivered);
    }

    private void fill() {
        while (inFlight() < window) {
            send(System.nanoTime());
        }
    }

    void send(long intendedNanos) {
        Client from = Objects.requireNonNull(sender);
        if (inFlight() >= times.capacity()) {
            generator.problem(from.account().name() + " has " + inFlight() + " messages without an answer");
            return;
        }
        times.put(sent, intendedNanos);
        from.send(chat, firstCid + sent, sent);
        sent++;
    }

    @Override
    public void acked(Client client, Incoming message) {
        if (message.errno() != 0 || message.dup() || message.cid() != firstCid + acked) {
            generator.problem("expected the ack of " + (firstCid + acked) + ", got " + message.text());
        }
        tally.acked(System.nanoTime() - times.get(acked));
        acked++;
        fill();
    }

    @Override
    public void pushed(Client client, Incoming message) {
        if (message.textNumber() != delivered) {
            generator.problem("expected message " + delivered + ", got " + message.text());
        }
        tally.delivered(System.nanoTime() - times.get(delivered));
        delivered++;
        fill();
    }

    @Override
    public void closed(Client client, String why) {
        if (inFlight() > 0 || window > 0) {
            generator.problem(client.account().name() + " was disconnected: " + why);
        }
    }
}
