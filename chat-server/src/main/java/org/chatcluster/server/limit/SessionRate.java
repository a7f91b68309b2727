package org.chatcluster.server.limit;

import io.github.bucket4j.TimeMeter;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * A {@link Rate} for one session, full at its start: the same as a bucket, kept as one number, the time when it will be full again. For
 * every message passes here, and every idle session has it. Confined to the event loop of the session.
 */
final class SessionRate {
    private final TimeMeter clock;
    private final long nanosPerToken;
    private final long mostAhead;
    private long fullAt;

    SessionRate(Rate rate, TimeMeter clock) {
        this.clock = clock;
        nanosPerToken = rate.period().toNanos() / rate.refill();
        mostAhead = (rate.burst() - 1) * nanosPerToken;
        fullAt = clock.currentTimeNanos();
    }

    /** Takes a token, or tells in how many ms there will be one. */
    OptionalLong tryTake() {
        long now = clock.currentTimeNanos();
        long ahead = Math.max(0, fullAt - now);
        if (ahead > mostAhead) {
            return OptionalLong.of(TimeUnit.NANOSECONDS.toMillis(ahead - mostAhead) + 1);
        }
        fullAt = now + ahead + nanosPerToken;
        return OptionalLong.empty();
    }
}
