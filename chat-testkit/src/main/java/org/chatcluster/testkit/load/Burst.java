package org.chatcluster.testkit.load;

import java.time.Duration;

/** Lets so many messages through each second, all at its beginning. What is not used is not kept. Confined to one thread. */
final class Burst {
    private static final long PERIOD_NANOS = Duration.ofSeconds(1).toNanos();

    private final int perSecond;
    private int left;
    private long nextNanos;

    Burst(int perSecond, long firstNanos) {
        this.perSecond = perSecond;
        this.nextNanos = firstNanos;
    }

    boolean mayPass(long nowNanos) {
        if (nowNanos - nextNanos >= 0) {
            left = perSecond;
            nextNanos += ((nowNanos - nextNanos) / PERIOD_NANOS + 1) * PERIOD_NANOS;
        }
        return left > 0;
    }

    void passed() {
        left--;
    }
}
