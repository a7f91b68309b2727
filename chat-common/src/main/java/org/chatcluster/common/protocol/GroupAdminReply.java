package org.chatcluster.common.protocol;

import org.chatcluster.common.json.FieldName;
import org.chatcluster.common.json.Fields;
import org.chatcluster.common.json.FieldsWriter;

/** GROUP_ADMIN_MSG_ACK: it is done. */
public record GroupAdminReply(int groupId) implements Reply {
    @Override
    public MsgType type() {
        return MsgType.GROUP_ADMIN_MSG_ACK;
    }

    @Override
    public void write(FieldsWriter out) {
        out.number(FieldName.GROUPID, groupId);
    }

    /** Reads the fields of this type. */
    public static GroupAdminReply read(Fields in) {
        return new GroupAdminReply(in.requireInt(FieldName.GROUPID, 1, Limits.MAX_ID));
    }
}
