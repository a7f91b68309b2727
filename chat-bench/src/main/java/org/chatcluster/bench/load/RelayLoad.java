package org.chatcluster.bench.load;

import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.chatcluster.bench.measure.Tally;

/**
 * The work of pairs, or of a group, on the bare relay: what moving the frames alone costs here. Confined to the generator's event loop.
 */
final class RelayLoad implements Load, RelayClient.Events {
    private final Tally tally;
    /** Receivers of each frame. */
    private final int fan;

    private final List<Sender> senders = new ArrayList<>();
    private int greeted;
    private int clients;
    private int window;
    private int next;

    private final class Sender {
        final RelayClient client;
        long sent;
        /** One more than frames: the hello is answered too. */
        long acked;

        long delivered;

        Sender(RelayClient client) {
            this.client = client;
        }

        long done() {
            return Math.min(acked - 1, delivered / fan);
        }

        void fill() {
            while (sent - done() < window) {
                send();
            }
        }

        void send() {
            client.send();
            sent++;
        }
    }

    private RelayLoad(Tally tally, int fan) {
        this.tally = tally;
        this.fan = fan;
    }

    /** Each of the first {@code count} clients writes to one of as many others. */
    static RelayLoad pairs(EventLoop loop, int port, Tally tally, int count, int frameBytes) {
        RelayLoad load = new RelayLoad(tally, 1);
        for (int i = 0; i < count; i++) {
            load.sender(loop, port, i, new int[] {count + i}, frameBytes);
            load.add(loop, port, count + i, new int[0], frameBytes);
        }
        return load;
    }

    /** The first {@code writing} of so many members write to all others. */
    static RelayLoad group(EventLoop loop, int port, Tally tally, int members, int writing, int frameBytes) {
        RelayLoad load = new RelayLoad(tally, members - 1);
        for (int i = 0; i < members; i++) {
            int own = i;
            int[] others =
                    IntStream.range(0, members).filter(other -> other != own).toArray();
            if (i < writing) {
                load.sender(loop, port, i, others, frameBytes);
            } else {
                load.add(loop, port, i, new int[0], frameBytes);
            }
        }
        return load;
    }

    private void sender(EventLoop loop, int port, int number, int[] peers, int frameBytes) {
        senders.add(new Sender(add(loop, port, number, peers, frameBytes)));
    }

    private RelayClient add(EventLoop loop, int port, int number, int[] peers, int frameBytes) {
        RelayClient client = new RelayClient(number, peers, frameBytes, this);
        clients++;
        client.connect(loop, port);
        return client;
    }

    @Override
    public boolean isReady() {
        return greeted == clients;
    }

    @Override
    public void acked(RelayClient client) {
        boolean first = client.number() >= senders.size() || senders.get(client.number()).acked == 0;
        if (first) {
            greeted++;
        } else {
            tally.acked();
        }
        if (client.number() < senders.size()) {
            Sender sender = senders.get(client.number());
            sender.acked++;
            sender.fill();
        }
    }

    @Override
    public void delivered(int number) {
        tally.delivered();
        Sender sender = senders.get(number);
        sender.delivered++;
        sender.fill();
    }

    @Override
    public void start(int messages) {
        window = messages;
        senders.forEach(Sender::fill);
    }

    @Override
    public void sendOne(long intendedNanos) {
        senders.get(next).send();
        next = (next + 1) % senders.size();
    }

    @Override
    public void stop() {
        window = 0;
    }

    @Override
    public long inFlight() {
        return senders.stream().mapToLong(sender -> sender.sent - sender.done()).sum();
    }

    @Override
    public long done() {
        return senders.stream().mapToLong(Sender::done).sum();
    }
}
