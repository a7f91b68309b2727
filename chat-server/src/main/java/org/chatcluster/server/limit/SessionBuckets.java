package org.chatcluster.server.limit;

import io.github.bucket4j.TimeMeter;
import java.util.OptionalLong;

/**
 * What one session may still do. A number for each limit instead of a bucket: every connection has these, and most are idle. Confined
 * to the session's event loop.
 */
final class SessionBuckets implements SessionLimits {
    private final TimeMeter clock;
    private long sendsFullAt;
    private long requestsFullAt;

    SessionBuckets(TimeMeter clock) {
        this.clock = clock;
        sendsFullAt = clock.currentTimeNanos();
        requestsFullAt = sendsFullAt;
    }

    @Override
    public OptionalLong trySend() {
        long now = clock.currentTimeNanos();
        long next = LocalRateLimits.SENDS.take(sendsFullAt, now);
        if (next == sendsFullAt) {
            return OptionalLong.of(LocalRateLimits.SENDS.millisToNext(sendsFullAt, now));
        }
        sendsFullAt = next;
        return OptionalLong.empty();
    }

    @Override
    public OptionalLong tryRequest() {
        long now = clock.currentTimeNanos();
        long next = LocalRateLimits.REQUESTS.take(requestsFullAt, now);
        if (next == requestsFullAt) {
            return OptionalLong.of(LocalRateLimits.REQUESTS.millisToNext(requestsFullAt, now));
        }
        requestsFullAt = next;
        return OptionalLong.empty();
    }
}
