package org.chatcluster.bench.load;

import io.netty.channel.EventLoop;
import java.util.concurrent.TimeUnit;

/**
 * An open loop: sends at a steady rate whatever comes back, and each message knows when it was to be sent, so that a node that
 * stalls does not hide it by being asked less. Confined to the generator's event loop.
 */
final class Pace {
    /** Between two looks at the clock, which is what a message may be late by the generator's fault. */
    private static final long STEP_NANOS = 50_000;

    private final EventLoop loop;
    private final Load load;
    private final double intervalNanos;
    private long start;
    private long sent;
    private boolean running;

    /** {@code perSecond} messages. */
    Pace(EventLoop loop, Load load, double perSecond) {
        this.loop = loop;
        this.load = load;
        this.intervalNanos = 1e9 / perSecond;
    }

    void start() {
        running = true;
        start = System.nanoTime();
        turn();
    }

    void stop() {
        running = false;
    }

    private void turn() {
        if (!running) {
            return;
        }
        long now = System.nanoTime();
        long due = next();
        while (due <= now) {
            load.sendOne(due);
            sent++;
            due = next();
        }
        var unused = loop.schedule(this::turn, Math.max(STEP_NANOS, due - now), TimeUnit.NANOSECONDS);
    }

    private long next() {
        return start + (long) (sent * intervalNanos);
    }
}
