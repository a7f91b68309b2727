package org.chatcluster.client;

import java.time.Duration;
import java.util.function.Predicate;

/** Measures the time to the server at the beginning of a session and from time to time. Confined to the client's event loop. */
final class RoundTripProbe {
    private final Timers timers;
    private final Duration interval;
    private final Predicate<Connection> present;

    /** {@code interval} zero measures nothing; {@code present} tells whether a connection still carries the session. */
    RoundTripProbe(Timers timers, Duration interval, Predicate<Connection> present) {
        this.timers = timers;
        this.interval = interval;
        this.present = present;
    }

    void start(Connection connection) {
        if (!interval.isZero() && present.test(connection)) {
            var unusedTime = connection.ping();
            Timers.Timer unused = timers.after(interval.toMillis(), () -> start(connection));
        }
    }
}
