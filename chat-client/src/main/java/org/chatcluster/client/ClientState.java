package org.chatcluster.client;

import org.jspecify.annotations.Nullable;

/**
 * Where a client stands with its connection. {@code cause} is why it left what it had before, {@code retryInMillis} when it tries
 * again while {@link Phase#WAITING}, else -1. Immutable.
 */
public record ClientState(Phase phase, @Nullable ChatClientException cause, long retryInMillis) {
    /** The parts of a client's life. */
    public enum Phase {
        /** Not connected, and nothing will change that but a call: no login yet, or the server does not want this one. */
        OFFLINE,
        CONNECTING,
        /** Connected, not logged in. */
        CONNECTED,
        LOGGING_IN,
        /** Logged in. */
        ONLINE,
        /** The connection was lost; the next one is tried after a pause. */
        WAITING,
        CLOSED
    }

    static ClientState of(Phase phase) {
        return new ClientState(phase, null, -1);
    }
}
