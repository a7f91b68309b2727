package org.chatcluster.server.e2e;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Measures how long something takes on a machine that runs: while it stands still, as a virtual one may for seconds, so does this. A thread
 * of its own looks all the time, until {@link #close}. Thread-safe.
 */
final class Stopwatch implements AutoCloseable {
    private static final long LOOK_EVERY_MILLIS = 10;
    /** Between two looks there is never more time than this, whatever the clock says. */
    private static final long MOST_NANOS = Duration.ofMillis(100).toNanos();

    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor();
    private long lookedNanos = System.nanoTime();
    private long elapsedNanos;

    Stopwatch() {
        var unused =
                looking.scheduleWithFixedDelay(this::look, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Since the beginning, or since {@link #restart}. */
    synchronized Duration elapsed() {
        look();
        return Duration.ofNanos(elapsedNanos);
    }

    synchronized void restart() {
        look();
        elapsedNanos = 0;
    }

    private synchronized void look() {
        long now = System.nanoTime();
        elapsedNanos += Math.min(now - lookedNanos, MOST_NANOS);
        lookedNanos = now;
    }

    @Override
    public void close() {
        looking.shutdownNow();
    }
}
