package org.chatcluster.common.protocol;

import org.chatcluster.common.json.FieldName;
import org.chatcluster.common.json.Fields;
import org.chatcluster.common.json.FieldsWriter;

/** CREATE_GROUP_MSG_ACK: the group is made. */
public record CreateGroupReply(int groupId, String name) implements Reply {
    @Override
    public MsgType type() {
        return MsgType.CREATE_GROUP_MSG_ACK;
    }

    @Override
    public void write(FieldsWriter out) {
        out.number(FieldName.GROUPID, groupId);
        out.text(FieldName.GROUPNAME, name);
    }
    /** Reads the fields of this type. */
    public static CreateGroupReply read(Fields in) {
        return new CreateGroupReply(
                in.requireInt(FieldName.GROUPID, 1, Limits.MAX_ID), in.requireText(FieldName.GROUPNAME));
    }
}
