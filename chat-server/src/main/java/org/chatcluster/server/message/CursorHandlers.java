package org.chatcluster.server.message;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.LongConsumer;
import org.chatcluster.common.protocol.Echo;
import org.chatcluster.common.protocol.MsgType;
import org.chatcluster.common.protocol.ReadRequest;
import org.chatcluster.common.protocol.ReceivedRequest;
import org.chatcluster.common.protocol.Refusal;
import org.chatcluster.common.protocol.Request;
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

    /** Handlers that look on {@code requests} for what the session has not heard of. */
    public CursorHandlers(CursorStore cursors, ReadNotices notices, ConversationAccess access, Executor requests) {
        this.cursors = cursors;
        this.notices = notices;
        this.access = access;
        this.requests = requests;
    }

    /** The client has everything up to a seq; beyond the end counts as the end. */
    public void received(Peer peer, long rid, ReceivedRequest request) {
        SessionFeed feed = peer.requireFeed();
        Conversation conversation = Conversation.of(feed.session().userId(), request.target());
        if (request.seq() <= feed.end(conversation)) {
            received(feed, conversation, request.seq());
        } else {
            withEnd(peer, rid, request, end -> received(feed, conversation, Math.min(request.seq(), end)));
        }
    }

    private void received(SessionFeed feed, Conversation conversation, long seq) {
        cursors.received(feed.session().userId(), conversation, seq);
    }

    /** The person has read up to a seq; beyond the end counts as the end. */
    public void read(Peer peer, long rid, ReadRequest request) {
        SessionFeed feed = peer.requireFeed();
        Target target = request.target();
        if (request.seq() <= feed.end(Conversation.of(feed.session().userId(), target))) {
            read(feed, target, request.seq());
        } else {
            withEnd(peer, rid, request, end -> read(feed, target, Math.min(request.seq(), end)));
        }
    }

    private void read(SessionFeed feed, Target target, long seq) {
        int userId = feed.session().userId();
        Conversation conversation = Conversation.of(userId, target);
        if (feed.read(conversation, seq)) {
            cursors.read(userId, conversation, seq);
            notices.read(feed.session(), target, seq);
        }
    }

    /**
     * The session has not heard of so many messages: it may be asking too much, or be about to hear of them, or have no such
     * conversation. The log knows where the end is.
     */
    private void withEnd(Peer peer, long rid, Request request, LongConsumer then) {
        Target target = request instanceof ReadRequest read ? read.target() : ((ReceivedRequest) request).target();
        int userId = peer.requireFeed().session().userId();
        peer.holdUntil(CompletableFuture.supplyAsync(() -> access.requireLastSeq(userId, target), requests)
                .handle((end, failure) -> () -> {
                    if (failure != null) {
                        peer.write(
                                refusal(
                                        request.type(),
                                        target,
                                        Failures.reason(failure, request.type().number())),
                                rid);
                    } else if (end > 0) {
                        then.accept(end);
                    }
                }));
    }

    private static Refusal refusal(MsgType type, Target target, ChatException reason) {
        return Refusal.of(type, reason.code(), reason.sentence(), reason.retryAfterMillis(), Echo.of(target, 0));
    }
}
