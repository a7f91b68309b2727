package org.chatcluster.client;

import java.time.Duration;

/**
 * How long a client waits for what: a TCP connection, the answer to a request, a sign of life after a ping, the outcome of a
 * chat message before the connection is given up; the least and greatest bound of the random wait before it connects again; and
 * how often it measures the time to the server and back, zero for no more often than it has to ping anyway. Immutable.
 */
public record Timing(
        Duration connect,
        Duration request,
        Duration pong,
        Duration acknowledgement,
        Duration backoffBase,
        Duration backoffCap,
        Duration roundTrip) {
    /** What suits a person at a terminal. */
    public static final Timing DEFAULT = new Timing(
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofMillis(200),
            Duration.ofSeconds(15),
            Duration.ZERO);

    /** A copy with another bound for the connection. */
    public Timing withConnect(Duration bound) {
        return new Timing(bound, request, pong, acknowledgement, backoffBase, backoffCap, roundTrip);
    }

    /** A copy with another bound for requests. */
    public Timing withRequest(Duration bound) {
        return new Timing(connect, bound, pong, acknowledgement, backoffBase, backoffCap, roundTrip);
    }

    /** A copy with another wait for a sign of life. */
    public Timing withPong(Duration bound) {
        return new Timing(connect, request, bound, acknowledgement, backoffBase, backoffCap, roundTrip);
    }

    /** A copy with another wait for the outcome of a chat message. */
    public Timing withAcknowledgement(Duration bound) {
        return new Timing(connect, request, pong, bound, backoffBase, backoffCap, roundTrip);
    }

    /** A copy with other bounds of the wait before the next connection. */
    public Timing withBackoff(Duration base, Duration cap) {
        return new Timing(connect, request, pong, acknowledgement, base, cap, roundTrip);
    }

    /** A copy that measures the time to the server at the login and this often. */
    public Timing withRoundTrip(Duration interval) {
        return new Timing(connect, request, pong, acknowledgement, backoffBase, backoffCap, interval);
    }
}
