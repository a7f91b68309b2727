package org.chatcluster.client.terminal.model;

import java.time.Duration;
import org.chatcluster.client.ClientState;
import org.chatcluster.client.ClientState.Phase;

/** How the client stands with its server, for a status row. Thread-safe. */
public final class Link {
    private volatile View view = new View(new ClientState(Phase.OFFLINE, null, -1), 0, "", Duration.ZERO, 0);

    /**
     * {@code sinceMillis} is when the state began, by {@link System#nanoTime} in ms; {@code node} is empty before the first login;
     * {@code roundTrip} is zero until it was measured; {@code missed} is how many messages have come of those that were there at the
     * login, 0 when that is over. Immutable.
     */
    public record View(ClientState state, long sinceMillis, String node, Duration roundTrip, long missed) {
        /** Time until the next try, in ms; 0 if there is none to wait for. */
        public long retryInMillis(long nowMillis) {
            return state.phase() == Phase.WAITING ? Math.max(0, sinceMillis + state.retryInMillis() - nowMillis) : 0;
        }
    }

    /** The present state. */
    public View view() {
        return view;
    }

    /** The client's state has changed. */
    public synchronized void state(ClientState state, long nowMillis) {
        view = new View(state, nowMillis, view.node, view.roundTrip, 0);
    }

    /** A login was accepted there. */
    public synchronized void node(String name) {
        view = new View(view.state, view.sinceMillis, name, Duration.ZERO, 0);
    }

    /** The time to the server and back was measured. */
    public synchronized void roundTrip(Duration time) {
        view = new View(view.state, view.sinceMillis, view.node, time, view.missed);
    }

    /** So many messages have come of those that were there at the login; 0 when all have. */
    public synchronized void catchingUp(long messages) {
        view = new View(view.state, view.sinceMillis, view.node, view.roundTrip, messages);
    }
}
