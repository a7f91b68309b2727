package org.chatcluster.bench.wire;

/** What a client hears. Called on its event loop; {@code message} is only valid during the call. */
public interface Events {
    /** The login is done, {@code message} is its ack. */
    default void loggedIn(Client client, Incoming message) {}

    /** The backlog is over. */
    default void synced(Client client) {}

    /** A message of this client is committed, or refused where {@code errno} is not 0. */
    default void acked(Client client, Incoming message) {}

    /** A message of somebody. */
    default void pushed(Client client, Incoming message) {}

    /** The connection is gone; {@code why} is what the node said, or what failed. */
    default void closed(Client client, String why) {}
}
