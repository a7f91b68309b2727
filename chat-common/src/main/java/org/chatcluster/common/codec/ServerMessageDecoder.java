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
import org.chatcluster.common.protocol.AddFriendReply;
import org.chatcluster.common.protocol.BlockReply;
import org.chatcluster.common.protocol.Bye;
import org.chatcluster.common.protocol.ChatAck;
import org.chatcluster.common.protocol.ChatPush;
import org.chatcluster.common.protocol.CreateGroupReply;
import org.chatcluster.common.protocol.FindUserReply;
import org.chatcluster.common.protocol.FriendEvent;
import org.chatcluster.common.protocol.FriendReplyReply;
import org.chatcluster.common.protocol.FriendsReply;
import org.chatcluster.common.protocol.GroupAdminReply;
import org.chatcluster.common.protocol.GroupEvent;
import org.chatcluster.common.protocol.GroupUsersReply;
import org.chatcluster.common.protocol.GroupsReply;
import org.chatcluster.common.protocol.HistoryReply;
import org.chatcluster.common.protocol.JoinGroupReply;
import org.chatcluster.common.protocol.Limits;
import org.chatcluster.common.protocol.LoginReply;
import org.chatcluster.common.protocol.LogoutReply;
import org.chatcluster.common.protocol.Message;
import org.chatcluster.common.protocol.MsgType;
import org.chatcluster.common.protocol.Ping;
import org.chatcluster.common.protocol.Pong;
import org.chatcluster.common.protocol.PresenceEvent;
import org.chatcluster.common.protocol.QuitGroupReply;
import org.chatcluster.common.protocol.ReadEvent;
import org.chatcluster.common.protocol.Refusal;
import org.chatcluster.common.protocol.RegisterReply;
import org.chatcluster.common.protocol.RemoveFriendReply;
import org.chatcluster.common.protocol.SyncEnd;
import org.jspecify.annotations.Nullable;

/** Turns the payload of a frame from a server into a message. Confined to one thread. */
public final class ServerMessageDecoder {
    private static final Map<MsgType, Function<Fields, Message>> READERS = new EnumMap<>(Map.ofEntries(
            entry(MsgType.REG_MSG_ACK, RegisterReply::read),
            entry(MsgType.LOGIN_MSG_ACK, LoginReply::read),
            entry(MsgType.LOGINOUT_MSG_ACK, LogoutReply::read),
            entry(MsgType.SYNC_END_MSG, SyncEnd::read),
            entry(MsgType.PING_MSG, Ping::read),
            entry(MsgType.PONG_MSG, Pong::read),
            entry(MsgType.ERROR_MSG, in -> Refusal.read(MsgType.ERROR_MSG, in)),
            entry(MsgType.BYE_MSG, Bye::read),
            entry(MsgType.ONE_CHAT_MSG, ChatPush::read),
            entry(MsgType.GROUP_CHAT_MSG, ChatPush::read),
            entry(MsgType.CHAT_MSG_ACK, ChatAck::read),
            entry(MsgType.HISTORY_MSG_ACK, HistoryReply::read),
            entry(MsgType.READ_EVENT, ReadEvent::read),
            entry(MsgType.ADD_FRIEND_MSG_ACK, AddFriendReply::read),
            entry(MsgType.FRIEND_REPLY_MSG_ACK, FriendReplyReply::read),
            entry(MsgType.REMOVE_FRIEND_MSG_ACK, RemoveFriendReply::read),
            entry(MsgType.BLOCK_MSG_ACK, BlockReply::read),
            entry(MsgType.FRIENDS_MSG_ACK, FriendsReply::read),
            entry(MsgType.FIND_USER_MSG_ACK, FindUserReply::read),
            entry(MsgType.FRIEND_EVENT, FriendEvent::read),
            entry(MsgType.PRESENCE_EVENT, PresenceEvent::read),
            entry(MsgType.CREATE_GROUP_MSG_ACK, CreateGroupReply::read),
            entry(MsgType.ADD_GROUP_MSG_ACK, JoinGroupReply::read),
            entry(MsgType.QUIT_GROUP_MSG_ACK, QuitGroupReply::read),
            entry(MsgType.GROUP_USERS_MSG_ACK, GroupUsersReply::read),
            entry(MsgType.GROUPS_MSG_ACK, GroupsReply::read),
            entry(MsgType.GROUP_ADMIN_MSG_ACK, GroupAdminReply::read),
            entry(MsgType.GROUP_EVENT, GroupEvent::read)));

    private final FieldsReader reader = new FieldsReader();

    /** A message and the {@code rid} it carries, {@link FrameEncoder#NO_RID} where it has none. */
    public record Received(Message message, long rid) {}

    /** The types that this decoder knows. */
    public static Set<MsgType> types() {
        return READERS.keySet();
    }

    /**
     * Reads all of {@code payload} and does not release it. Null is a message of a type that is not known here, which a client
     * passes over.
     *
     * @throws MalformedJsonException if the server sent no JSON object with an integer {@code msgid}
     * @throws BadValueException if a field of a known type is missing or not valid
     */
    public @Nullable Received decode(ByteBuf payload) throws MalformedJsonException {
        Fields fields = reader.read(payload);
        if (!fields.isInteger(FieldName.MSGID)) {
            throw new MalformedJsonException("The object has no integer msgid.");
        }
        MsgType type = MsgType.findByNumber(fields.validLongOr(FieldName.MSGID, 0, Integer.MAX_VALUE, -1));
        Function<Fields, Message> read = type == null ? null : READERS.get(type);
        if (type == null || read == null) {
            return null;
        }
        long rid = fields.longOr(FieldName.RID, 0, Limits.MAX_EXACT, FrameEncoder.NO_RID);
        boolean refused = type != MsgType.BYE_MSG && fields.longOr(FieldName.ERRNO, 0, Integer.MAX_VALUE, 0) != 0;
        Message message = refused ? Refusal.read(type, fields) : read.apply(fields);
        return new Received(message, rid);
    }
}
