package org.chatcluster.client;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next try: a random part of a bound that doubles with each failure ("full jitter"), so that many
 * clients that lost the same server do not come back together. Confined to one thread.
 */
final class Backoff {
    private static final int MAX_DOUBLINGS = 20;

    private final long baseMillis;
    private final long capMillis;
    private final RandomGenerator random;
    private int failures;

    Backoff(Duration base, Duration cap, RandomGenerator random) {
        this.baseMillis = base.toMillis();
        this.capMillis = cap.toMillis();
        this.random = random;
    }

    /** The wait before the next try, in ms; each call counts as a failure. */
    long nextMillis() {
        long bound = Math.min(capMillis, baseMillis << Math.min(failures, MAX_DOUBLINGS));
        failures++;
        return random.nextLong(bound + 1);
    }

    /** As {@link #nextMillis()}, on top of what the server asked for (-1: it did not). */
    long nextMillis(long retryAfterMillis) {
        long own = nextMillis();
        return retryAfterMillis < 0 ? own : retryAfterMillis + Math.min(own, baseMillis);
    }

    /** A try went well. */
    void reset() {
        failures = 0;
    }
}
