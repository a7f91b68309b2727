package org.chatcluster.common.protocol;

import org.chatcluster.common.json.FieldName;
import org.chatcluster.common.json.Fields;
import org.chatcluster.common.json.FieldsWriter;

/** FIND_USER_MSG_ACK: the user that was found. */
public record FindUserReply(int userId, String name, State state) implements Reply {
    @Override
    public MsgType type() {
        return MsgType.FIND_USER_MSG_ACK;
    }

    @Override
    public void write(FieldsWriter out) {
        out.number(FieldName.USERID, userId);
        out.text(FieldName.NAME, name);
        state.write(out);
    }
    /** Reads the fields of this type. */
    public static FindUserReply read(Fields in) {
        return new FindUserReply(
                in.requireInt(FieldName.USERID, 1, Limits.MAX_ID), in.requireText(FieldName.NAME), State.read(in));
    }
}
