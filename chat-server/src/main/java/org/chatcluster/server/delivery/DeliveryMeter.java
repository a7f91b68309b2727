package org.chatcluster.server.delivery;

/** What delivery tells of its work. Implementations are thread-safe. */
public interface DeliveryMeter {
    /** Tells nobody. */
    DeliveryMeter NONE = new DeliveryMeter() {};

    /** The frame of a push was made. */
    default void encoded() {}

    /** {@code messages} were pushed to sessions as they came. */
    default void pushed(int messages) {}

    /** So many more conversations of sessions are fed from the log, or fewer where {@code change} is negative. */
    default void behind(int change) {}

    /** A page of {@code rows} messages was read from the log. */
    default void logPageRead(int rows) {}

    /** A message was waited for in vain, so that the log had to be read. */
    default void gap() {}

    /** The log had a hole. */
    default void hole() {}
}
