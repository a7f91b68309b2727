package org.chatcluster.client;

import java.time.Clock;

/**
 * The {@code attempt} of each login: the clock in ms, but always more than the one before, so that a connection that froze and wakes
 * up late cannot throw out its successor. Confined to one thread.
 */
final class AttemptClock {
    private final Clock clock;
    private long last;

    AttemptClock(Clock clock) {
        this.clock = clock;
    }

    long next() {
        last = Math.max(last + 1, clock.millis());
        return last;
    }
}
