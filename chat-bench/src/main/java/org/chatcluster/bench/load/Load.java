package org.chatcluster.bench.load;

/** Messages going round between clients that are logged in. On the generator's event loop. */
public interface Load {
    /** Keeps so many messages of each sender under way: sends the next one whenever one is done. */
    void start(int window);

    /** Sends one message that was to be sent at this time of {@link System#nanoTime}, whatever is in flight. */
    void sendOne(long intendedNanos);

    /** Sends nothing new. */
    void stop();

    /** Messages that are not acknowledged or not delivered to everybody yet. */
    long inFlight();

    /** Messages acknowledged and delivered since the beginning. */
    long done();
}
