package org.chatcluster.client;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Does for a session's connection what its {@link Heartbeat} says, for as long as it is the one. Confined to the client's event loop. */
final class HeartbeatWatch {
    private final Timers timers;
    private final Outbox outbox;
    private final Predicate<Connection> present;
    private Timers.@Nullable Timer next;

    /** {@code present} tells whether a connection still carries the session. */
    HeartbeatWatch(Timers timers, Outbox outbox, Predicate<Connection> present) {
        this.timers = timers;
        this.outbox = outbox;
        this.present = present;
    }

    /** Begins with a session, in the place of the one before, whose connection it may have. */
    void start(Connection connection, Heartbeat heartbeat) {
        if (next != null) {
            next.cancel();
        }
        next = timers.after(heartbeat.intervalMillis(), () -> {
            if (present.test(connection)) {
                check(connection, heartbeat);
                start(connection, heartbeat);
            }
        });
    }

    private void check(Connection connection, Heartbeat heartbeat) {
        Heartbeat.Signs signs = connection.signs(outbox.oldestSentAtMillis());
        switch (heartbeat.check(timers.nowMillis(), signs)) {
            case PING -> {
                // What matters is that something comes; see Heartbeat.
                var unused = connection.ping();
            }
            case DEAD -> connection.abort(new NoReplyException("The server does not answer any more."));
            case FINE -> {}
        }
    }
}
