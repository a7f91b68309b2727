package org.chatcluster.server.delivery;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes the cids of sends that came without one: negative, so that no client's is met. They start at the clock in ms times 2^20 with
 * 20 random bits and count up, so that neither a restart nor another node gives one again. Thread-safe.
 */
public final class CidSource {
    private static final int LOW_BITS = 20;

    private final AtomicLong next;

    /** A source that starts at the time of {@code clock}. */
    public CidSource(Clock clock) {
        long low = new SecureRandom().nextInt(1 << LOW_BITS);
        next = new AtomicLong((clock.millis() << LOW_BITS) + low);
    }

    long next() {
        return -next.getAndIncrement();
    }
}
