package org.chatcluster.server.log;

import java.util.ArrayList;
import java.util.List;
import org.chatcluster.common.protocol.ErrorCode;
import org.chatcluster.server.error.ChatException;
import org.jspecify.annotations.Nullable;

/** One connection that sends in one conversation, and what it was told. Confined to one thread. */
final class Sending implements Append.Origin {
    private final int senderId;
    private final Conversation conversation;
    private final Append.Stream stream = new Append.Stream();
    private final List<Append> resolved = new ArrayList<>();

    Sending(int senderId, Conversation conversation) {
        this.senderId = senderId;
        this.conversation = conversation;
    }

    Append send(long cid) {
        return send(cid, "text " + cid);
    }

    Append send(long cid, String text) {
        return send(cid, text, null);
    }

    Append objected(long cid, ErrorCode objection) {
        return send(cid, "text " + cid, new ChatException(objection));
    }

    private Append send(long cid, String text, @Nullable ChatException objection) {
        StoredMessage draft = new StoredMessage(conversation, 0, senderId, cid, 0, text);
        return new Append(draft, "user " + senderId, this, stream, objection);
    }

    /** What this connection was told, commits left out. */
    List<Append> resolved() {
        return resolved;
    }

    @Override
    public void resolved(Append append) {
        resolved.add(append);
    }

    /** The number a client would see, 0 for a message that is stored. */
    static int errno(Append append) {
        return switch (append.outcome()) {
            case PENDING -> throw new AssertionError("still pending: " + append.cid());
            case COMMITTED, DUPLICATE -> 0;
            case REFUSED -> append.refusal().code().number();
        };
    }
}
