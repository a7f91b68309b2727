package org.chatcluster.common.protocol;

import org.chatcluster.common.json.FieldName;
import org.chatcluster.common.json.Fields;
import org.chatcluster.common.json.FieldsWriter;

/** ADD_FRIEND_MSG_ACK: what has become of the request. */
public record AddFriendReply(int friendId, String name, Friendship state) implements Reply {
    @Override
    public MsgType type() {
        return MsgType.ADD_FRIEND_MSG_ACK;
    }

    @Override
    public void write(FieldsWriter out) {
        out.number(FieldName.FRIENDID, friendId);
        out.text(FieldName.NAME, name);
        out.text(FieldName.STATE, WireEnum.wireName(state));
    }
    /** Reads the fields of this type. */
    public static AddFriendReply read(Fields in) {
        return new AddFriendReply(
                in.requireInt(FieldName.FRIENDID, 1, Limits.MAX_ID),
                in.requireText(FieldName.NAME),
                WireEnum.read(in, FieldName.STATE, Friendship.class));
    }
}
