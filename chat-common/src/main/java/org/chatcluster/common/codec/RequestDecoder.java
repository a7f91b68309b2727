package org.chatcluster.common.codec;

import static java.util.Map.entry;

import io.netty.buffer.ByteBuf;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.chatcluster.common.json.BadValueException;
import org.chatcluster.common.json.FieldName;
import org.chatcluster.common.json.Fields;
import org.chatcluster.common.json.FieldsReader;
import org.chatcluster.common.json.MalformedJsonException;
import org.chatcluster.common.protocol.AddFriendRequest;
import org.chatcluster.common.protocol.CreateGroupRequest;
import org.chatcluster.common.protocol.Echo;
import org.chatcluster.common.protocol.ErrorCode;
import org.chatcluster.common.protocol.FindUserRequest;
import org.chatcluster.common.protocol.FriendReplyRequest;
import org.chatcluster.common.protocol.FriendsRequest;
import org.chatcluster.common.protocol.GroupUsersRequest;
import org.chatcluster.common.protocol.GroupsRequest;
import org.chatcluster.common.protocol.HistoryRequest;
import org.chatcluster.common.protocol.JoinGroupRequest;
import org.chatcluster.common.protocol.Limits;
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

/** Turns the payload of a frame from a client into an {@link Inbound}. Never throws for what a client sent. Confined to one thread. */
public final class RequestDecoder {
    private static final Map<MsgType, Function<Fields, Request>> READERS = new EnumMap<>(Map.ofEntries(
            entry(MsgType.REG_MSG, RegisterRequest::read),
            entry(MsgType.LOGIN_MSG, LoginRequest::read),
            entry(MsgType.LOGINOUT_MSG, LogoutRequest::read),
            entry(MsgType.PING_MSG, Ping::read),
            entry(MsgType.PONG_MSG, Pong::read),
            entry(MsgType.ONE_CHAT_MSG, SendRequest::readToUser),
            entry(MsgType.GROUP_CHAT_MSG, SendRequest::readToGroup),
            entry(MsgType.RECEIVED_MSG, ReceivedRequest::read),
            entry(MsgType.READ_MSG, ReadRequest::read),
            entry(MsgType.HISTORY_MSG, HistoryRequest::read),
            entry(MsgType.ADD_FRIEND_MSG, AddFriendRequest::read),
            entry(MsgType.FRIEND_REPLY_MSG, FriendReplyRequest::read),
            entry(MsgType.REMOVE_FRIEND_MSG, RemoveFriendRequest::read),
            entry(MsgType.FRIENDS_MSG, FriendsRequest::read),
            entry(MsgType.FIND_USER_MSG, FindUserRequest::read),
            entry(MsgType.CREATE_GROUP_MSG, CreateGroupRequest::read),
            entry(MsgType.ADD_GROUP_MSG, JoinGroupRequest::read),
            entry(MsgType.QUIT_GROUP_MSG, QuitGroupRequest::read),
            entry(MsgType.GROUP_USERS_MSG, GroupUsersRequest::read),
            entry(MsgType.GROUPS_MSG, GroupsRequest::read)));

    private final FieldsReader reader = new FieldsReader();

    /** The types that this decoder knows; the others, which PROTOCOL.md §7 reserves, are answered as unknown. */
    public static Set<MsgType> types() {
        return READERS.keySet();
    }

    /** Reads all of {@code payload} and does not release it. */
    public Inbound decode(ByteBuf payload) {
        Fields fields;
        try {
            fields = reader.read(payload);
        } catch (MalformedJsonException e) {
            return malformed(e.problem());
        }
        if (!fields.isInteger(FieldName.MSGID)) {
            return malformed("The object has no integer msgid.");
        }
        int number = (int) fields.validLongOr(FieldName.MSGID, 0, Integer.MAX_VALUE, -1);
        long rid = fields.validLongOr(FieldName.RID, 0, Limits.MAX_EXACT, FrameEncoder.NO_RID);
        MsgType type = MsgType.findByNumber(number);
        Function<Fields, Request> read = type == null ? null : READERS.get(type);
        if (type == null || read == null) {
            return new Inbound.Invalid(
                    ErrorCode.UNKNOWN_MSGID, "This msgid is not known here.", null, number, rid, 0, Echo.NONE);
        }
        try {
            fields.longOr(FieldName.RID, 0, Limits.MAX_EXACT, FrameEncoder.NO_RID);
            int claimedId = fields.intOr(FieldName.ID, 1, Limits.MAX_ID, 0);
            return new Inbound.Valid(type, rid, claimedId, read.apply(fields));
        } catch (BadValueException e) {
            int claimedId = (int) fields.validLongOr(FieldName.ID, 1, Limits.MAX_ID, 0);
            return new Inbound.Invalid(
                    ErrorCode.BAD_VALUE, e.getMessage() + ".", type, number, rid, claimedId, Echo.read(fields));
        }
    }

    private static Inbound malformed(String errmsg) {
        return new Inbound.Invalid(ErrorCode.MALFORMED, errmsg, null, -1, FrameEncoder.NO_RID, 0, Echo.NONE);
    }
}
