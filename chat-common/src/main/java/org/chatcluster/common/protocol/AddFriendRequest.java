package org.chatcluster.common.protocol;

import org.chatcluster.common.json.FieldName;
import org.chatcluster.common.json.Fields;
import org.chatcluster.common.json.FieldsWriter;

/** ADD_FRIEND_MSG: asks for a friendship. */
public record AddFriendRequest(int friendId) implements Request {
    @Override
    public MsgType type() {
        return MsgType.ADD_FRIEND_MSG;
    }

    @Override
    public void write(FieldsWriter out) {
        out.number(FieldName.FRIENDID, friendId);
    }
    /** Reads the fields of this type. */
    public static AddFriendRequest read(Fields in) {
        return new AddFriendRequest(in.requireInt(FieldName.FRIENDID, 1, Limits.MAX_ID));
    }
}
