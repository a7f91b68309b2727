package org.chatcluster.server.log;

/** What the log tells of its work. Implementations are thread-safe. */
public interface LogMeter {
    /** Tells nobody. */
    LogMeter NONE = new LogMeter() {};

    /** {@code rows} were committed in {@code nanos}. */
    default void committed(int rows, long nanos) {}

    /** A batch met a row or a key of somebody else's and is tried again. */
    default void commitConflict() {}

    /** A batch failed for want of a database. */
    default void commitUnavailable() {}
}
