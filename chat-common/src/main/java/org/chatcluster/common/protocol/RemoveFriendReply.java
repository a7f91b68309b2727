package org.chatcluster.common.protocol;

import org.chatcluster.common.json.FieldName;
import org.chatcluster.common.json.Fields;
import org.chatcluster.common.json.FieldsWriter;

/** REMOVE_FRIEND_MSG_ACK: the friendship is over. */
public record RemoveFriendReply(int friendId) implements Reply {
    @Override
    public MsgType type() {
        return MsgType.REMOVE_FRIEND_MSG_ACK;
    }

    @Override
    public void write(FieldsWriter out) {
        out.number(FieldName.FRIENDID, friendId);
    }
    /** Reads the fields of this type. */
    public static RemoveFriendReply read(Fields in) {
        return new RemoveFriendReply(in.requireInt(FieldName.FRIENDID, 1, Limits.MAX_ID));
    }
}
