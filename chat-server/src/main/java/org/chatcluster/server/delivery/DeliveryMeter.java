package org.chatcluster.server.delivery;

/** What delivery tells of its work. Implementations are thread-safe. */
public interface DeliveryMeter {
    /** Tells nobody. */
    DeliveryMeter NONE = new DeliveryMeter() {};

    /** {@code messages} were pushed to sessions as they came. */
    default void pushed(int messages) {}

    /** A session has fallen behind in a conversation and is fed from the log. */
    default void fellBehind() {}

    /** {@code rows} were read from the log for a session that is behind. */
    default void fed(int rows) {}

    /** The log had a hole. */
    default void hole() {}
}
