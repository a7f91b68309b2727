package org.chatcluster.common.protocol;

import org.chatcluster.common.json.FieldName;
import org.chatcluster.common.json.Fields;
import org.chatcluster.common.json.FieldsWriter;

/** FRIEND_REPLY_MSG_ACK: the answer is stored. */
public record FriendReplyReply(int friendId) implements Reply {
    @Override
    public MsgType type() {
        return MsgType.FRIEND_REPLY_MSG_ACK;
    }

    @Override
    public void write(FieldsWriter out) {
        out.number(FieldName.FRIENDID, friendId);
    }
    /** Reads the fields of this type. */
    public static FriendReplyReply read(Fields in) {
        return new FriendReplyReply(in.requireInt(FieldName.FRIENDID, 1, Limits.MAX_ID));
    }
}
