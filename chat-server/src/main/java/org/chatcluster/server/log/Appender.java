package org.chatcluster.server.log;

/** Takes messages to be stored. Thread-safe. */
public interface Appender {
    /** Hands a message over; false if too many are waiting, and then nothing will be heard of it. */
    boolean offer(Append append);
}
