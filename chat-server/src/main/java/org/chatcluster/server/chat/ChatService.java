package org.chatcluster.server.chat;

import java.util.OptionalLong;
import org.chatcluster.common.codec.Inbound;
import org.chatcluster.common.protocol.ErrorCode;
import org.chatcluster.common.protocol.MsgType;
import org.chatcluster.common.protocol.Request;
import org.chatcluster.common.protocol.SendRequest;
import org.chatcluster.server.delivery.OutgoingMessage;
import org.chatcluster.server.delivery.SessionFeed;
import org.chatcluster.server.error.ChatException;
import org.chatcluster.server.message.SendHandlers;
import org.chatcluster.server.session.Session;
import org.jspecify.annotations.Nullable;

/** Brings each request to its handler: one instance for each node. Called on event loops; immutable. */
public final class ChatService {
    private final Routes routes;

    /** Dispatch by a table. */
    public ChatService(Routes routes) {
        this.routes = routes;
    }

    /** Handles or refuses what came from a client. Never throws. */
    public void accept(Client client, Inbound inbound) {
        try {
            if (inbound instanceof Inbound.Valid valid) {
                Route route = routes.require(valid.type());
                admit(client, route, valid);
                dispatch(client, route, valid);
            } else if (inbound instanceof Inbound.Invalid invalid) {
                MsgType type = invalid.type();
                if (type != null) {
                    requireLogin(client, routes.require(type));
                }
                throw new ChatException(invalid.code(), invalid.errmsg());
            }
        } catch (RuntimeException e) {
            refuse(client, inbound, e);
        }
    }

    private static void admit(Client client, Route route, Inbound.Valid inbound) {
        requireLogin(client, route);
        SessionFeed feed = client.feed();
        if (feed == null) {
            return;
        }
        boolean foreign = inbound.claimedId() != 0
                && inbound.claimedId() != feed.session().userId();
        if (foreign && inbound.type() != MsgType.LOGIN_MSG) {
            throw new ChatException(ErrorCode.NOT_YOUR_ID);
        }
        OptionalLong wait = OptionalLong.empty();
        if (isSend(inbound.type())) {
            wait = client.limits().trySend();
        } else if (route instanceof Route.Stored) {
            wait = client.limits().tryRequest();
        }
        if (wait.isPresent()) {
            throw new ChatException(ErrorCode.RATE_LIMITED, wait.getAsLong());
        }
    }

    private static void requireLogin(Client client, Route route) {
        if (route.needsLogin() && client.feed() == null) {
            throw new ChatException(ErrorCode.NOT_LOGGED_IN);
        }
    }

    private static void dispatch(Client client, Route route, Inbound.Valid inbound) {
        Request request = inbound.request();
        if (route instanceof Route.OnLoop onLoop) {
            onLoop.handler().handle(client, inbound.rid(), request);
        } else if (route instanceof Route.Stored stored) {
            Session session = client.requireFeed().session();
            client.enqueue(Ticket.of(inbound), () -> stored.handler().handle(session, request));
        } else if (route instanceof Route.Exclusive exclusive) {
            client.runAlone(Ticket.of(inbound), () -> exclusive.handler().handle(client, request));
        }
    }

    /** Refuses; but a send whose cid is stored already is acknowledged whatever is against it, which its lane finds out. */
    private static void refuse(Client client, Inbound inbound, RuntimeException failure) {
        Ticket ticket = Ticket.of(inbound);
        ChatException reason = ticket.reason(failure);
        SessionFeed feed = client.feed();
        if (feed != null && isSend(ticket.type())) {
            OutgoingMessage message =
                    SendHandlers.message(inbound, feed.session().userId());
            if (message.cid() != SendRequest.NO_CID) {
                feed.send(message, reason);
                return;
            }
        }
        client.write(ticket.refusal(reason), ticket.rid());
    }

    private static boolean isSend(@Nullable MsgType type) {
        return type == MsgType.ONE_CHAT_MSG || type == MsgType.GROUP_CHAT_MSG;
    }
}
