package org.chatcluster.bench.load;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.chatcluster.bench.stage.Account;
import org.chatcluster.bench.wire.Client;
import org.chatcluster.bench.wire.Events;
import org.chatcluster.bench.wire.Generator;
import org.chatcluster.bench.wire.Incoming;

/**
 * One login that is followed until its backlog is over, and the times of that in ns since the connection was asked for. {@code first} is 0
 * where there was no message. Made on the generator's event loop; the result is immutable.
 */
public record Drain(long ack, long first, long last, long messages) {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    /** Logs in with a frame, waits for the end of the backlog, and leaves. Blocks; not for the event loop. */
    public static Drain run(Generator generator, InetSocketAddress address, Account account, byte[] login) {
        Watch watch = new Watch();
        generator.call(() -> generator.connect(address, account, login, watch));
        return watch.done.orTimeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS).join();
    }

    /** Confined to the event loop, but for {@link #done}. */
    private static final class Watch implements Events {
        private final CompletableFuture<Drain> done = new CompletableFuture<>();
        private final long began = System.nanoTime();
        private long ack;
        private long first;
        private long last;
        private long messages;

        @Override
        public void loggedIn(Client client, Incoming message) {
            ack = System.nanoTime() - began;
        }

        @Override
        public void pushed(Client client, Incoming message) {
            if (messages == 0) {
                first = System.nanoTime() - began;
            }
            messages++;
        }

        @Override
        public void synced(Client client) {
            last = System.nanoTime() - began;
            client.close();
        }

        @Override
        public void closed(Client client, String why) {
            done.complete(new Drain(ack, first, last, messages));
        }
    }
}
