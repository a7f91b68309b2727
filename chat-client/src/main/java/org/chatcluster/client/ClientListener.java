package org.chatcluster.client;

import java.io.IOException;
import java.time.Duration;
import org.chatcluster.common.protocol.ChatAck;
import org.chatcluster.common.protocol.FriendEvent;
import org.chatcluster.common.protocol.GroupEvent;
import org.chatcluster.common.protocol.PresenceEvent;
import org.chatcluster.common.protocol.Target;

/**
 * Hears what happens to a client, in the order in which it happened. All methods are called on one thread of the client, never
 * two at a time, and may block: while they do, the client stops reading from the server instead of storing. They must not wait
 * for a reply of the same client.
 *
 * <p>Each message of a conversation comes once, by rising seq: through {@link #message}, or through {@link #sent} if this client sent
 * it and the ack has {@code dup} false. After an ack with {@code dup} true the message has come, or comes, through {@link #message}.
 */
public interface ClientListener {
    /** The connection changed. */
    default void stateChanged(ClientState state) {}

    /** A login was accepted; what was missed follows, and then {@link #synced}. */
    default void loggedIn(Session session) {}

    /** Everything that was there at the login has come. */
    default void synced() {}

    /** A message. */
    default void message(ChatMessage message) {}

    /**
     * A message of this client waits to be sent, after all that were told before: stored if there is an {@link OutboxStore}, else
     * in memory. One that an earlier run has left is told too, when its account logs in or is tried for.
     */
    default void queued(Outgoing message) {}

    /** A message of this client is committed. */
    default void sent(Outgoing message, ChatAck ack) {}

    /**
     * A message of this client was refused for good, or given up when the account was logged out. When the client is closed or
     * another account logs in, those that are stored are kept for the next time instead, and not told here.
     */
    default void notSent(Outgoing message, ChatClientException cause) {}

    /**
     * Something could not be stored, for a reason that is one sentence for a person: another client has the store, the disk is full.
     * Messages are sent all the same, but what has no outcome when the client ends is lost.
     */
    default void notStored(IOException cause) {}

    /**
     * The store can be had after all, now that another client has let go of it: what has no outcome is stored, and what the other has
     * left follows through {@link #queued}.
     */
    default void storedAgain() {}

    /** User {@code readerId} has seen the conversation up to {@code seq}. */
    default void read(Target conversation, int readerId, long seq) {}

    /** Something concerning this account and another was done. */
    default void friendEvent(FriendEvent event) {}

    /** A friend has come or gone. */
    default void presence(PresenceEvent event) {}

    /** Something was done in a group of this account. */
    default void groupEvent(GroupEvent event) {}

    /** The time to the server and back was measured. */
    default void roundTrip(Duration time) {}

    /** Messages were missing and the history was asked for them. */
    default void gap(Gap gap) {}
}
