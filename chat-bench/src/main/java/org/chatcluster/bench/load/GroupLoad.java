package org.chatcluster.bench.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.chatcluster.bench.measure.Tally;
import org.chatcluster.bench.wire.Client;
import org.chatcluster.bench.wire.Events;
import org.chatcluster.bench.wire.Frames;
import org.chatcluster.bench.wire.Generator;
import org.chatcluster.bench.wire.Incoming;

/**
 * Some members of a group write to all of it: each has at most so many messages under way as the window says, each until it is acknowledged and delivered to every
 * other member. The clients check the numbers, this counts that nobody is left out. Confined to the generator's event loop.
 */
final class GroupLoad implements Load, Events {
    /** Messages of all senders that may be under way. */
    private static final int RING = 1 << 15;
    /** The number in a text is that of the sender times this plus that of its message. */
    private static final long SENDER = 100_000_000L;
    /** The age of a message is looked at by one member of so many: the rest only counts. */
    private static final int SAMPLED = 10;

    private final Generator generator;
    private final Tally tally;
    private final int group;
    private final Frames.Chat chat;
    private final long firstCid;
    private final List<Writer> writers = new ArrayList<>();
    private final List<Client> slow = new ArrayList<>();
    private final int[] missing = new int[RING];
    private final int[] writerOf = new int[RING];
    private int members;
    private long lastSeq;
    private int nextWriter;
    /** 0 while nothing is sent. */
    private int window;

    private long done;

    /** A member that writes. */
    private final class Writer {
        final Client client;
        final int number;
        final TimeRing times = new TimeRing(RING);
        long sent;
        long acked;
        long done;

        Writer(Client client, int number) {
            this.client = client;
            this.number = number;
        }

        void fill() {
            while (sent - done < window) {
                send(System.nanoTime());
            }
        }

        void send(long intendedNanos) {
            if (inFlight() >= RING) {
                generator.problem(inFlight() + " messages are without an answer");
                return;
            }
            times.put(sent, intendedNanos);
            client.send(chat, firstCid + number * SENDER + sent, number * SENDER + sent);
            sent++;
        }
    }

    GroupLoad(Generator generator, Tally tally, int group, int frameBytes, long firstCid) {
        this.generator = generator;
        this.tally = tally;
        this.group = group;
        this.chat = Frames.chat(true, group, frameBytes);
        this.firstCid = firstCid;
        Arrays.fill(writerOf, -1);
    }

    /** What the slow members hear, which nobody waits for but the end. */
    Events slowEvents() {
        return new Events() {
            @Override
            public void closed(Client client, String why) {
                GroupLoad.this.closed(client, why);
            }
        };
    }

    /** All members are there; the first ones write. */
    void members(List<Client> all, int writing, List<Client> slowOnes) {
        slow.addAll(slowOnes);
        members = all.size();
        Arrays.fill(missing, members);
        for (int i = 0; i < writing; i++) {
            writers.add(new Writer(all.get(i), i));
        }
    }

    @Override
    public void start(int messages) {
        window = messages;
        writers.forEach(Writer::fill);
    }

    @Override
    public void sendOne(long intendedNanos) {
        writers.get(nextWriter).send(intendedNanos);
        nextWriter = (nextWriter + 1) % writers.size();
    }

    @Override
    public void stop() {
        window = 0;
    }

    @Override
    public void slowRead(boolean on) {
        slow.forEach(client -> client.reading(on));
    }

    @Override
    public long inFlight() {
        return writers.stream().mapToLong(writer -> writer.sent).sum() - done;
    }

    @Override
    public long left() {
        return inFlight()
                + slow.stream()
                        .mapToLong(client -> lastSeq - client.seen(true, group))
                        .sum();
    }

    @Override
    public long done() {
        return done;
    }

    @Override
    public void acked(Client client, Incoming message) {
        long number = message.cid() - firstCid;
        Writer writer = writers.get((int) (number / SENDER));
        if (message.errno() != 0 || message.dup() || number % SENDER != writer.acked) {
            generator.problem("expected the ack of " + writer.acked + ", got " + message.text());
        }
        tally.acked(System.nanoTime() - writer.times.get(writer.acked));
        writer.acked++;
        lastSeq = Math.max(lastSeq, message.seq());
        writerOf[slot(message.seq())] = writer.number;
        arrived(message.seq());
    }

    @Override
    public void pushed(Client client, Incoming message) {
        if (client.account().id() % SAMPLED == 0) {
            long number = message.textNumber();
            tally.delivered(System.nanoTime()
                    - writers.get((int) (number / SENDER)).times.get(number % SENDER));
        } else {
            tally.delivered();
        }
        arrived(message.seq());
    }

    private void arrived(long seq) {
        int slot = slot(seq);
        if (--missing[slot] == 0) {
            missing[slot] = members;
            done++;
            Writer writer = writers.get(writerOf[slot]);
            writer.done++;
            writer.fill();
        }
    }

    private static int slot(long seq) {
        return (int) seq & (RING - 1);
    }

    @Override
    public void closed(Client client, String why) {
        if (inFlight() > 0 || window > 0) {
            generator.problem(client.account().name() + " was disconnected: " + why);
        }
    }
}
