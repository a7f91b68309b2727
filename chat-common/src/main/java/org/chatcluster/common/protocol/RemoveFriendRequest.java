package org.chatcluster.common.protocol;

import org.chatcluster.common.json.FieldName;
import org.chatcluster.common.json.Fields;
import org.chatcluster.common.json.FieldsWriter;

/** REMOVE_FRIEND_MSG: ends a friendship. */
public record RemoveFriendRequest(int friendId) implements Request {
    @Override
    public MsgType type() {
        return MsgType.REMOVE_FRIEND_MSG;
    }

    @Override
    public void write(FieldsWriter out) {
        out.number(FieldName.FRIENDID, friendId);
    }
    /** Reads the fields of this type. */
    public static RemoveFriendRequest read(Fields in) {
        return new RemoveFriendRequest(in.requireInt(FieldName.FRIENDID, 1, Limits.MAX_ID));
    }
}
