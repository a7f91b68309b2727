package org.chatcluster.common.protocol;

import java.util.List;
import org.chatcluster.common.json.FieldName;
import org.chatcluster.common.json.Fields;
import org.chatcluster.common.json.FieldsWriter;

/** LOGIN_MSG_ACK: who the session is, and all that a client shows first. {@code heartbeatMillis} is how long it may be silent. */
public record LoginReply(
        UserName user,
        Token token,
        long heartbeatMillis,
        String node,
        List<Friend> friends,
        List<UserName> requests,
        List<GroupInfo> groups,
        List<ConversationInfo> conversations)
        implements Reply {
    /** Copies the lists. */
    public LoginReply {
        friends = List.copyOf(friends);
        requests = List.copyOf(requests);
        groups = List.copyOf(groups);
        conversations = List.copyOf(conversations);
    }

    /** What the next login can use instead of the password, until {@code expiresMillis} since the epoch. */
    public record Token(String value, long expiresMillis) {
        @Override
        public String toString() {
            return "Token[expiresMillis=" + expiresMillis + "]";
        }
    }

    @Override
    public MsgType type() {
        return MsgType.LOGIN_MSG_ACK;
    }

    @Override
    public void write(FieldsWriter out) {
        user.write(out);
        out.text(FieldName.TOKEN, token.value);
        out.number(FieldName.TOKENEXPIRES, token.expiresMillis);
        out.number(FieldName.HEARTBEAT, heartbeatMillis);
        out.text(FieldName.NODE, node);
        out.list(FieldName.FRIENDS, friends, Friend::write);
        out.list(FieldName.REQUESTS, requests, UserName::write);
        out.list(FieldName.GROUPS, groups, GroupInfo::write);
        out.list(FieldName.CONVERSATIONS, conversations, ConversationInfo::write);
    }

    /** Reads the fields of this type. */
    public static LoginReply read(Fields in) {
        return new LoginReply(
                UserName.read(in),
                new Token(in.requireText(FieldName.TOKEN), in.requireLong(FieldName.TOKENEXPIRES, 0, Limits.MAX_EXACT)),
                in.requireLong(FieldName.HEARTBEAT, 1, Limits.MAX_EXACT),
                in.requireText(FieldName.NODE),
                in.list(FieldName.FRIENDS).stream().map(Friend::read).toList(),
                in.list(FieldName.REQUESTS).stream().map(UserName::read).toList(),
                in.list(FieldName.GROUPS).stream().map(GroupInfo::read).toList(),
                in.list(FieldName.CONVERSATIONS).stream()
                        .map(ConversationInfo::read)
                        .toList());
    }
}
