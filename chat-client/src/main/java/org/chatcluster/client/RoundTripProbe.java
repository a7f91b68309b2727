package org.chatcluster.client;

import java.time.Duration;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Measures the time to the server at the beginning of a session and from time to time. Confined to the client's event loop. */
final class RoundTripProbe {
    private final Timers timers;
    private final Duration interval;
    private final Predicate<Connection> present;
    private Timers.@Nullable Timer next;

    /** {@code interval} zero measures nothing; {@code present} tells whether a connection still carries the session. */
    RoundTripProbe(Timers timers, Duration interval, Predicate<Connection> present) {
        this.timers = timers;
        this.interval = interval;
        this.present = present;
    }

    /** Begins with a session, in the place of the one before, whose connection it may have. */
    void start(Connection connection) {
        if (next != null) {
            next.cancel();
        }
        measure(connection);
    }

    private void measure(Connection connection) {
        next = null;
        if (!interval.isZero() && present.test(connection)) {
            var unused = connection.ping();
            next = timers.after(interval.toMillis(), () -> measure(connection));
        }
    }
}
