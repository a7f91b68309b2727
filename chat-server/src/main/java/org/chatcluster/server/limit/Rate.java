package org.chatcluster.server.limit;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** {@code burst} at once, then {@code refill} evenly spread over each {@code period}. */
record Rate(long burst, long refill, Duration period) {
    Bucket newBucket(TimeMeter clock) {
        Bandwidth bandwidth =
                Bandwidth.builder().capacity(burst).refillGreedy(refill, period).build();
        return Bucket.builder()
                .addLimit(bandwidth)
                .withCustomTimePrecision(clock)
                .build();
    }

    /** After so long without use a bucket is full again, that is, as good as a new one. */
    Duration timeToFill() {
        return period.multipliedBy(burst).dividedBy(refill).plusSeconds(1);
    }

    /** Takes a token, or tells in how many ms there will be one. */
    static OptionalLong tryTake(Bucket bucket) {
        if (bucket.tryConsume(1)) {
            return OptionalLong.empty();
        }
        long nanos = bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill();
        return OptionalLong.of(TimeUnit.NANOSECONDS.toMillis(nanos) + 1);
    }

    /**
     * Takes a token of a bucket that is kept as the time, in ns, at which it is full again, and answers that time anew; the same one where
     * there is no token.
     */
    long take(long fullAt, long now) {
        long from = fullAt - now > 0 ? fullAt : now;
        long next = from + nanosToOne();
        return next - now > burst * nanosToOne() ? fullAt : next;
    }

    /** In how many ms such a bucket, which has none, has a token. */
    long millisToNext(long fullAt, long now) {
        long nanos = fullAt - now - (burst - 1) * nanosToOne();
        return TimeUnit.NANOSECONDS.toMillis(nanos) + 1;
    }

    private long nanosToOne() {
        return period.toNanos() / refill;
    }
}
