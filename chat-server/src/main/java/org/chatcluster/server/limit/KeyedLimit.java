package org.chatcluster.server.limit;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.util.OptionalLong;

/** A bucket for each key that was seen lately. Thread-safe. */
final class KeyedLimit {
    /** Tens of megabytes at worst. Who can fill it has more addresses than any limit per address could stop. */
    private static final long MAX_KEYS = 100_000;

    private final LoadingCache<String, Bucket> buckets;

    KeyedLimit(Rate rate, TimeMeter clock) {
        buckets = Caffeine.newBuilder()
                .maximumSize(MAX_KEYS)
                .expireAfterAccess(rate.timeToFill())
                .ticker(clock::currentTimeNanos)
                .build(key -> rate.newBucket(clock));
    }

    /** Takes one of {@code key}'s, or tells in how many ms there will be one. */
    OptionalLong tryTake(String key) {
        return Rate.tryTake(buckets.get(key));
    }

    /** Puts one back that turned out not to count. */
    void giveBack(String key) {
        buckets.get(key).addTokens(1);
    }

    long size() {
        buckets.cleanUp();
        return buckets.estimatedSize();
    }
}
