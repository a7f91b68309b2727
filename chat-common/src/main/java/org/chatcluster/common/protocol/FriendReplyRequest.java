package org.chatcluster.common.protocol;

import org.chatcluster.common.json.FieldName;
import org.chatcluster.common.json.Fields;
import org.chatcluster.common.json.FieldsWriter;

/** FRIEND_REPLY_MSG: accepts or rejects a waiting request. */
public record FriendReplyRequest(int friendId, boolean accept) implements Request {
    @Override
    public MsgType type() {
        return MsgType.FRIEND_REPLY_MSG;
    }

    @Override
    public void write(FieldsWriter out) {
        out.number(FieldName.FRIENDID, friendId);
        out.flag(FieldName.ACCEPT, accept);
    }
    /** Reads the fields of this type. */
    public static FriendReplyRequest read(Fields in) {
        return new FriendReplyRequest(
                in.requireInt(FieldName.FRIENDID, 1, Limits.MAX_ID), in.requireBoolean(FieldName.ACCEPT));
    }
}
