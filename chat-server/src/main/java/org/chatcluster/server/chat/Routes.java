package org.chatcluster.server.chat;

import java.time.Clock;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.chatcluster.common.codec.RequestDecoder;
import org.chatcluster.common.protocol.AddFriendRequest;
import org.chatcluster.common.protocol.CreateGroupRequest;
import org.chatcluster.common.protocol.FindUserRequest;
import org.chatcluster.common.protocol.FriendReplyRequest;
import org.chatcluster.common.protocol.FriendsRequest;
import org.chatcluster.common.protocol.GroupUsersRequest;
import org.chatcluster.common.protocol.GroupsRequest;
import org.chatcluster.common.protocol.HistoryRequest;
import org.chatcluster.common.protocol.JoinGroupRequest;
import org.chatcluster.common.protocol.LoginRequest;
import org.chatcluster.common.protocol.LogoutRequest;
import org.chatcluster.common.protocol.MsgType;
import org.chatcluster.common.protocol.Ping;
import org.chatcluster.common.protocol.Pong;
import org.chatcluster.common.protocol.QuitGroupRequest;
import org.chatcluster.common.protocol.ReadRequest;
import org.chatcluster.common.protocol.ReceivedRequest;
import org.chatcluster.common.protocol.RegisterRequest;
import org.chatcluster.common.protocol.RemoveFriendRequest;
import org.chatcluster.common.protocol.Request;
import org.chatcluster.common.protocol.SendRequest;
import org.chatcluster.server.friend.FriendHandlers;
import org.chatcluster.server.group.GroupHandlers;
import org.chatcluster.server.login.LoginHandlers;
import org.chatcluster.server.message.CursorHandlers;
import org.chatcluster.server.message.HistoryHandlers;
import org.chatcluster.server.message.SendHandlers;

/** The table of message types and their handlers. Filled once, then immutable. */
public final class Routes {
    private final Map<MsgType, Route> routes = new EnumMap<>(MsgType.class);

    private Routes() {}

    /** Who handles what. */
    public record Handlers(
            LoginHandlers login,
            SendHandlers send,
            CursorHandlers cursors,
            HistoryHandlers history,
            FriendHandlers friends,
            GroupHandlers groups,
            Clock clock) {}

    /** The whole table. Every type that clients may send is in it, or the start fails with the name of the one that is not. */
    public static Routes of(Handlers to) {
        Routes table = new Routes();
        table.exclusive(MsgType.REG_MSG, RegisterRequest.class, to.login::register);
        table.exclusive(MsgType.LOGIN_MSG, LoginRequest.class, to.login::login);
        table.exclusiveAfterLogin(MsgType.LOGINOUT_MSG, LogoutRequest.class, to.login::logout);
        table.always(MsgType.PING_MSG, Ping.class, (peer, rid, ping) -> peer.write(new Pong(to.clock.millis()), rid));
        table.always(MsgType.PONG_MSG, Pong.class, (peer, rid, pong) -> {});

        table.onLoop(MsgType.ONE_CHAT_MSG, SendRequest.class, to.send::send);
        table.onLoop(MsgType.GROUP_CHAT_MSG, SendRequest.class, to.send::send);
        table.onLoop(MsgType.RECEIVED_MSG, ReceivedRequest.class, to.cursors::received);
        table.onLoop(MsgType.READ_MSG, ReadRequest.class, to.cursors::read);
        table.stored(MsgType.HISTORY_MSG, HistoryRequest.class, to.history::page);

        table.stored(MsgType.ADD_FRIEND_MSG, AddFriendRequest.class, to.friends::add);
        table.stored(MsgType.FRIEND_REPLY_MSG, FriendReplyRequest.class, to.friends::reply);
        table.stored(MsgType.REMOVE_FRIEND_MSG, RemoveFriendRequest.class, to.friends::remove);
        table.stored(MsgType.FRIENDS_MSG, FriendsRequest.class, to.friends::list);
        table.stored(MsgType.FIND_USER_MSG, FindUserRequest.class, to.friends::find);

        table.stored(MsgType.CREATE_GROUP_MSG, CreateGroupRequest.class, to.groups::create);
        table.stored(MsgType.ADD_GROUP_MSG, JoinGroupRequest.class, to.groups::join);
        table.stored(MsgType.QUIT_GROUP_MSG, QuitGroupRequest.class, to.groups::quit);
        table.stored(MsgType.GROUP_USERS_MSG, GroupUsersRequest.class, to.groups::members);
        table.stored(MsgType.GROUPS_MSG, GroupsRequest.class, to.groups::list);
        requireComplete(table.routes.keySet(), RequestDecoder.types());
        return table;
    }

    static void requireComplete(Set<MsgType> handled, Set<MsgType> decoded) {
        Set<MsgType> missing = EnumSet.copyOf(decoded);
        missing.removeAll(handled);
        if (!missing.isEmpty()) {
            throw new IllegalStateException("No handler for " + missing);
        }
    }

    Route require(MsgType type) {
        Route route = routes.get(type);
        if (route == null) {
            throw new IllegalStateException("No handler for " + type);
        }
        return route;
    }

    private <R extends Request> void exclusive(MsgType type, Class<R> request, Route.ExclusiveHandler<R> handler) {
        routes.put(type, new Route.Exclusive(false, (peer, r) -> handler.handle(peer, request.cast(r))));
    }

    private <R extends Request> void exclusiveAfterLogin(
            MsgType type, Class<R> request, Route.ExclusiveHandler<R> handler) {
        routes.put(type, new Route.Exclusive(true, (peer, r) -> handler.handle(peer, request.cast(r))));
    }

    private <R extends Request> void always(MsgType type, Class<R> request, Route.OnLoopHandler<R> handler) {
        routes.put(type, new Route.OnLoop(false, (peer, rid, r) -> handler.handle(peer, rid, request.cast(r))));
    }

    private <R extends Request> void onLoop(MsgType type, Class<R> request, Route.OnLoopHandler<R> handler) {
        routes.put(type, new Route.OnLoop(true, (peer, rid, r) -> handler.handle(peer, rid, request.cast(r))));
    }

    private <R extends Request> void stored(MsgType type, Class<R> request, Route.StoredHandler<R> handler) {
        routes.put(type, new Route.Stored((session, r) -> handler.handle(session, request.cast(r))));
    }
}
