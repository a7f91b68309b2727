package org.chatcluster.server.cluster;

import io.netty.buffer.ByteBuf;
import org.chatcluster.common.protocol.Push;
import org.chatcluster.common.protocol.State;
import org.chatcluster.server.log.Conversation;

/** What a node tells others. Each of them is a hint: whoever hears it could have read it in the database. */
public sealed interface BusMessage {
    /**
     * A row that is committed, with its push as it goes to clients, length included. The buffer belongs to whoever made the
     * message: the bus copies it before {@code publish} returns, and what is received is on the heap and need not be released.
     */
    record Committed(Conversation conversation, long seq, int senderId, long cid, ByteBuf frame)
            implements BusMessage {}

    /** A conversation is committed up to {@code seq}. */
    record Reached(Conversation conversation, long seq) implements BusMessage {}

    /** A notice for the sessions of the channel's user, or of the members of its group but {@code exceptUserId}; 0 = no exception. */
    record Notice(Push push, int exceptUserId) implements BusMessage {}

    /** Something about the user's membership in the group has changed. */
    record MembershipChanged(int userId, int groupId) implements BusMessage {}

    /**
     * The user is logged in on {@code device} at the sending node. {@code attempt} is the client's, or that of a login without
     * one; {@code time} orders logins of equal attempts, in ms since the epoch.
     */
    record Claim(int userId, String device, long attempt, long time) implements BusMessage {}

    /** Tokens of the user have been revoked, with the sessions that they began. */
    record TokensRevoked(int userId) implements BusMessage {}

    /** The user has come to the sending node, or has no session there any more. */
    record PresenceChanged(int userId, State state) implements BusMessage {}

    /**
     * The sending node is alive. {@code number} counts its beats, {@code losses} what it could not publish: a gap in the one or a
     * change of the other tells that something was missed. A node that stops cleanly is {@code leaving}.
     */
    record Beat(long number, long losses, boolean leaving) implements BusMessage {}
}
