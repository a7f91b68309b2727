package org.chatcluster.bench.load;

import org.HdrHistogram.Histogram;

/** Messages going round between clients that are logged in. On the generator's event loop. */
public interface Load {
    /** Whether everybody is connected who is not a client of a node, for whom the generator waits. */
    default boolean isReady() {
        return true;
    }

    /** Keeps so many messages of each sender under way: sends the next one whenever one is done. */
    void start(int window);

    /** Sends one message that was to be sent at this time of {@link System#nanoTime}, whatever is in flight. */
    void sendOne(long intendedNanos);

    /** Sends nothing new. */
    void stop();

    /** Lets those read, or not, who are meant to be slow. */
    default void slowRead(boolean on) {}

    /** How long logins took since the beginning, in ns. */
    default Histogram logins() {
        return new Histogram(1);
    }

    /** Messages that are not acknowledged or not delivered to everybody yet. */
    long inFlight();

    /** The same, and what those have still to read whom nobody waits for. */
    default long left() {
        return inFlight();
    }

    /** Messages acknowledged and delivered since the beginning. */
    long done();
}
