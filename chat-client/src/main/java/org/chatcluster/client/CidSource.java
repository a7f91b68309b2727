package org.chatcluster.client;

import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.chatcluster.common.protocol.Limits;

/**
 * Numbers for the messages that a client sends. An account may have many clients at once, before and later, that know nothing of
 * each other, so each starts at a random place in the 53 bits of a {@code cid} and counts from there. Two clients of an account that
 * send k messages each meet with a chance of 2k / 2^53; a clock in the upper bits would make clients that start together meet
 * far more often. Meeting costs no message silently: the server refuses another text under a used cid with 400. Thread-safe.
 */
final class CidSource {
    /** So many numbers are left above every start. */
    private static final long ROOM = 1L << 32;

    private final AtomicLong next;

    CidSource(RandomGenerator random) {
        next = new AtomicLong(random.nextLong(1, Limits.MAX_EXACT - ROOM));
    }

    long next() {
        return next.getAndIncrement();
    }
}
