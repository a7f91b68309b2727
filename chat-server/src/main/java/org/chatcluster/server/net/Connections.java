package org.chatcluster.server.net;

import io.netty.channel.EventLoop;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.chatcluster.server.session.CloseReason;
import org.jspecify.annotations.Nullable;

/** All connections of a node. Thread-safe. */
public final class Connections {
    private static final long LAST_WORDS_NANOS = TimeUnit.SECONDS.toNanos(3);
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final IdentityHashMap<EventLoop, LoopConnections> byLoop = new IdentityHashMap<>();
    private final AtomicInteger open = new AtomicInteger();
    private volatile @Nullable CloseReason end;

    /** The connections on these event loops. */
    public Connections(Collection<EventLoop> loops) {
        loops.forEach(loop -> byLoop.put(loop, new LoopConnections(loop)));
    }

    /** The number of open connections. */
    public int open() {
        return open.get();
    }

    /** Reads no further request from anybody; done once every event loop has taken note. */
    public CompletableFuture<Void> stopReading() {
        return everywhere(ClientConnection::stopReading);
    }

    /** Ends every connection, and those that still come out of the queue; done once every event loop has said its farewells. */
    public CompletableFuture<Void> closeAll(CloseReason reason) {
        end = reason;
        return everywhere(connection -> connection.close(reason));
    }

    /** Waits until every connection is gone, as long as their last words may take. */
    public void awaitClosed() {
        long deadline = System.nanoTime() + LAST_WORDS_NANOS;
        while (open.get() > 0 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    /** On the event loop of the connection. */
    void add(EventLoop loop, ClientConnection connection) {
        open.incrementAndGet();
        of(loop).add(connection);
        CloseReason reason = end;
        if (reason != null) {
            connection.close(reason);
        }
    }

    /** On the event loop of the connection. */
    void remove(EventLoop loop, ClientConnection connection) {
        open.decrementAndGet();
        of(loop).remove(connection);
    }

    private LoopConnections of(EventLoop loop) {
        LoopConnections connections = byLoop.get(loop);
        if (connections == null) {
            throw new IllegalArgumentException("The event loop is not one of this node.");
        }
        return connections;
    }

    private CompletableFuture<Void> everywhere(Consumer<ClientConnection> action) {
        return CompletableFuture.allOf(byLoop.entrySet().stream()
                .map(entry -> CompletableFuture.runAsync(() -> entry.getValue().forEach(action), entry.getKey()))
                .toArray(CompletableFuture<?>[]::new));
    }
}
