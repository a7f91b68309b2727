package org.chatcluster.client.terminal.script;

import java.time.Duration;

/** When a command has to be done. Immutable. */
record Deadline(long atNanos) {
    /** The bound of a command that has none: no wait of a program comes near it. */
    static final Duration NONE = Duration.ofDays(36_500);

    static Deadline in(Duration bound) {
        return new Deadline(System.nanoTime() + bound.toNanos());
    }

    /** The time that is left; 0 when it is over. */
    Duration left() {
        return Duration.ofNanos(Math.max(0, atNanos - System.nanoTime()));
    }

    long leftMillis() {
        return left().toMillis();
    }
}
