package org.chatcluster.server.delivery;

import java.util.concurrent.RejectedExecutionException;
import org.chatcluster.common.protocol.ChatAck;
import org.chatcluster.common.protocol.Echo;
import org.chatcluster.common.protocol.MsgType;
import org.chatcluster.common.protocol.Refusal;
import org.chatcluster.common.protocol.Reply;
import org.chatcluster.common.protocol.Target;
import org.chatcluster.server.error.ChatException;
import org.chatcluster.server.log.Append;
import org.jspecify.annotations.Nullable;

/**
 * A send of a session, from its request to its ack. {@code target} is null and {@code clientCid} 0 where the client gave none that is
 * valid; {@code cid} is the one in the log. Immutable.
 */
final class OutgoingSend implements Append.Origin {
    private final SessionFeed feed;
    private final MsgType type;
    private final long rid;
    private final @Nullable Target target;
    private final long clientCid;
    private final long cid;

    OutgoingSend(SessionFeed feed, OutgoingMessage message, long cid) {
        this.feed = feed;
        this.type = message.type();
        this.rid = message.rid();
        this.target = message.target();
        this.clientCid = message.cid();
        this.cid = cid;
    }

    SessionFeed feed() {
        return feed;
    }

    long rid() {
        return rid;
    }

    @Nullable
    Target target() {
        return target;
    }

    long clientCid() {
        return clientCid;
    }

    long cid() {
        return cid;
    }

    @Override
    public void resolved(Append append) {
        try {
            feed.outlet().loop().execute(() -> feed.resolved(this, append));
        } catch (RejectedExecutionException e) {
            // The event loop has ended, and with it the session.
            return;
        }
    }

    Reply ack(long seq, long time, boolean dup) {
        if (target == null) {
            throw new IllegalStateException("A send without a target cannot be stored.");
        }
        return new ChatAck(clientCid, target, seq, time, dup);
    }

    Reply refusal(ChatException reason) {
        Echo echo = target == null ? new Echo(clientCid, 0, 0, 0, 0) : Echo.of(target, clientCid);
        return Refusal.of(type, reason.code(), reason.sentence(), reason.retryAfterMillis(), echo);
    }
}
