package org.chatcluster.common.protocol;

import org.chatcluster.common.json.FieldName;
import org.chatcluster.common.json.Fields;
import org.chatcluster.common.json.FieldsWriter;

/** QUIT_GROUP_MSG_ACK: left; no message of the group follows. */
public record QuitGroupReply(int groupId) implements Reply {
    @Override
    public MsgType type() {
        return MsgType.QUIT_GROUP_MSG_ACK;
    }

    @Override
    public void write(FieldsWriter out) {
        out.number(FieldName.GROUPID, groupId);
    }
    /** Reads the fields of this type. */
    public static QuitGroupReply read(Fields in) {
        return new QuitGroupReply(in.requireInt(FieldName.GROUPID, 1, Limits.MAX_ID));
    }
}
