package org.chatcluster.client.terminal.script;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Interrupts the thread that made it when the time is over, unless it is closed before. Thread-safe; closed by that thread. */
final class Alarm implements AutoCloseable {
    private final Thread sleeper = Thread.currentThread();
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private boolean rung;
    private boolean closed;

    Alarm(Duration bound) {
        var unused = over.completeOnTimeout(null, bound.toMillis(), TimeUnit.MILLISECONDS)
                .thenRun(this::ring);
    }

    private synchronized void ring() {
        if (!closed) {
            rung = true;
            sleeper.interrupt();
        }
    }

    /** Whether the time is over: then an interruption is from here. */
    synchronized boolean hasRung() {
        return rung;
    }

    /** It interrupts nobody any more, also where it rang and nothing was waiting then. */
    @Override
    public synchronized void close() {
        closed = true;
        over.cancel(false);
        if (rung) {
            boolean unused = Thread.interrupted();
        }
    }
}
