package org.chatcluster.client;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** The time of an event loop. Confined to it. */
final class LoopTimers implements Timers {
    private final EventExecutor loop;

    LoopTimers(EventExecutor loop) {
        this.loop = loop;
    }

    @Override
    public long nowMillis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    @Override
    public Timer after(long delayMillis, Runnable task) {
        Future<?> scheduled = loop.schedule(task, delayMillis, TimeUnit.MILLISECONDS);
        return () -> scheduled.cancel(false);
    }
}
