package org.chatcluster.server.log;

import java.util.concurrent.TimeUnit;

/** Time that passes in pauses and by hand only. Confined to one thread. */
final class ManualPauses implements Pauses {
    private long nanos = Long.MAX_VALUE - TimeUnit.SECONDS.toNanos(1);
    private long paused;

    @Override
    public long nanoTime() {
        return nanos;
    }

    @Override
    public void pause(long duration) {
        nanos += duration;
        paused += duration;
    }

    void advanceMillis(long millis) {
        nanos += TimeUnit.MILLISECONDS.toNanos(millis);
    }

    long pausedMillis() {
        return TimeUnit.NANOSECONDS.toMillis(paused);
    }
}
