package org.chatcluster.server.delivery;

import org.chatcluster.common.protocol.MsgType;
import org.chatcluster.common.protocol.Target;
import org.chatcluster.server.log.Conversation;
import org.chatcluster.server.log.StoredMessage;
import org.jspecify.annotations.Nullable;

/**
 * A chat request as it goes to the log. {@code cid} is 0 where the client gave none. {@code target} is null and {@code text} empty
 * where the request was not valid, which cannot be stored but may have been before.
 */
public record OutgoingMessage(
        MsgType type, long rid, @Nullable Target target, Conversation conversation, String text, long cid) {
    private static final Conversation NOWHERE = new Conversation(0);

    /** A request of {@code senderId}. */
    public static OutgoingMessage of(
            int senderId, MsgType type, long rid, @Nullable Target target, String text, long cid) {
        Conversation conversation = target == null ? NOWHERE : Conversation.of(senderId, target);
        return new OutgoingMessage(type, rid, target, conversation, text, cid);
    }

    StoredMessage draft(int senderId, long logCid) {
        return new StoredMessage(conversation, 0, senderId, logCid, 0, text);
    }
}
