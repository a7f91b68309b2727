package org.chatcluster.server.message;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.chatcluster.common.codec.Inbound;
import org.chatcluster.common.protocol.Echo;
import org.chatcluster.common.protocol.MsgType;
import org.chatcluster.common.protocol.SendRequest;
import org.chatcluster.common.protocol.Target;
import org.chatcluster.server.delivery.OutgoingMessage;
import org.chatcluster.server.delivery.Peer;
import org.chatcluster.server.delivery.SessionFeed;
import org.chatcluster.server.error.ChatException;
import org.chatcluster.server.error.Failures;
import org.chatcluster.server.log.Conversation;
import org.jspecify.annotations.Nullable;

/**
 * ONE_CHAT_MSG and GROUP_CHAT_MSG. On the connection's event loop: whom the session has a conversation with is in memory, so that
 * a send asks no database before its lane writes it. Only a stranger is looked up, and the requests behind it wait.
 */
public final class SendHandlers {
    private final ConversationAccess access;
    private final Executor requests;

    /** Handlers that look strangers up on {@code requests}. */
    public SendHandlers(ConversationAccess access, Executor requests) {
        this.access = access;
        this.requests = requests;
    }

    /** Hands a message to its lane, or has it looked up there before it is refused. */
    public void send(Peer peer, long rid, SendRequest request) {
        SessionFeed feed = peer.requireFeed();
        int userId = feed.session().userId();
        OutgoingMessage message =
                OutgoingMessage.of(userId, request.type(), rid, request.target(), request.msg(), request.cid());
        if (isKnown(feed, request.target(), message.conversation())) {
            feed.send(message, null);
            return;
        }
        peer.holdUntil(CompletableFuture.supplyAsync(() -> access.requireFloor(userId, request.target()), requests)
                .handle((floor, failure) -> () -> feed.send(message, objection(request, failure))));
    }

    /** The message of a chat request of {@code userId}, valid or not. */
    public static OutgoingMessage message(Inbound inbound, int userId) {
        if (inbound instanceof Inbound.Valid valid && valid.request() instanceof SendRequest send) {
            return OutgoingMessage.of(userId, valid.type(), valid.rid(), send.target(), send.msg(), send.cid());
        }
        Inbound.Invalid invalid = (Inbound.Invalid) inbound;
        Echo echo = invalid.echo();
        boolean direct = invalid.type() == MsgType.ONE_CHAT_MSG;
        MsgType type = direct ? MsgType.ONE_CHAT_MSG : MsgType.GROUP_CHAT_MSG;
        Target target = null;
        if (direct && echo.toId() != 0) {
            target = new Target.User(echo.toId());
        } else if (!direct && echo.groupId() != 0) {
            target = new Target.Group(echo.groupId());
        }
        return OutgoingMessage.of(userId, type, invalid.rid(), target, "", echo.cid());
    }

    private boolean isKnown(SessionFeed feed, Target target, Conversation conversation) {
        long end = feed.end(conversation);
        if (target instanceof Target.User user) {
            return user.id() != feed.session().userId() && (end > 0 || access.isKnownUser(user.id()));
        }
        return end >= 0;
    }

    private static @Nullable ChatException objection(SendRequest request, @Nullable Throwable failure) {
        return failure == null ? null : Failures.reason(failure, request.type().number());
    }
}
