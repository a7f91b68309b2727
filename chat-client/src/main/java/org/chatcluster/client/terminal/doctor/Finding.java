package org.chatcluster.client.terminal.doctor;

import java.time.Duration;

/**
 * How a hop is. {@code what} was found, by the server's own words perhaps, so that it passes the gate before it is shown; {@code advice}
 * is what to do about it, empty where there is nothing to do. Immutable.
 */
public record Finding(Hop hop, State state, Duration time, String what, String advice) {
    /** How it went. */
    public enum State {
        OK,
        FAILED,
        /** A hop before it is broken. */
        NOT_TRIED
    }

    static Finding notTried(Hop hop) {
        return new Finding(hop, State.NOT_TRIED, Duration.ZERO, "", "");
    }
}
