package org.chatcluster.server.message;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.chatcluster.common.protocol.Echo;
import org.chatcluster.common.protocol.MsgType;
import org.chatcluster.common.protocol.ReadRequest;
import org.chatcluster.common.protocol.ReceivedRequest;
import org.chatcluster.common.protocol.Refusal;
import org.chatcluster.common.protocol.Target;
import org.chatcluster.server.delivery.Peer;
import org.chatcluster.server.delivery.SessionFeed;
import org.chatcluster.server.error.ChatException;
import org.chatcluster.server.error.Failures;
import org.chatcluster.server.log.Conversation;

/** RECEIVED_MSG and READ_MSG, which are answered only when they are refused. On the connection's event loop. */
public final class CursorHandlers {
    private final CursorStore cursors;
    private final ReadNotices notices;
    private final ConversationAccess access;
    private final Executor requests;

    /** Handlers that look on {@code requests} for conversations that the session does not have. */
    public CursorHandlers(CursorStore cursors, ReadNotices notices, ConversationAccess access, Executor requests) {
        this.cursors = cursors;
        this.notices = notices;
        this.access = access;
        this.requests = requests;
    }

    /** The client has everything up to a seq; beyond the end counts as the end. */
    public void received(Peer peer, long rid, ReceivedRequest request) {
        SessionFeed feed = peer.requireFeed();
        int userId = feed.session().userId();
        Conversation conversation = Conversation.of(userId, request.target());
        long seq = Math.min(request.seq(), feed.end(conversation));
        if (seq > 0) {
            cursors.received(userId, conversation, seq);
        } else {
            refuseStranger(peer, rid, request.type(), request.target());
        }
    }

    /** The person has read up to a seq; beyond the end counts as the end. */
    public void read(Peer peer, long rid, ReadRequest request) {
        SessionFeed feed = peer.requireFeed();
        int userId = feed.session().userId();
        Conversation conversation = Conversation.of(userId, request.target());
        long seq = Math.min(request.seq(), feed.end(conversation));
        if (seq <= 0) {
            refuseStranger(peer, rid, request.type(), request.target());
        } else if (feed.read(conversation, seq)) {
            cursors.read(userId, conversation, seq);
            notices.read(feed.session(), request.target(), seq);
        }
    }

    /** Nothing was ever said there: either that is all, or there is no such conversation for this user. */
    private void refuseStranger(Peer peer, long rid, MsgType type, Target target) {
        int userId = peer.requireFeed().session().userId();
        peer.holdUntil(CompletableFuture.supplyAsync(() -> access.requireFloor(userId, target), requests)
                .handle((floor, failure) -> {
                    if (failure == null) {
                        return () -> {};
                    }
                    ChatException reason = Failures.reason(failure, type.number());
                    return () -> peer.write(refusal(type, target, reason), rid);
                }));
    }

    private static Refusal refusal(MsgType type, Target target, ChatException reason) {
        return Refusal.of(type, reason.code(), reason.sentence(), reason.retryAfterMillis(), Echo.of(target, 0));
    }
}
