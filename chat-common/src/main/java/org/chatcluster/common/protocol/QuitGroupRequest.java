package org.chatcluster.common.protocol;

import org.chatcluster.common.json.FieldName;
import org.chatcluster.common.json.Fields;
import org.chatcluster.common.json.FieldsWriter;

/** QUIT_GROUP_MSG: leaves a group. */
public record QuitGroupRequest(int groupId) implements Request {
    @Override
    public MsgType type() {
        return MsgType.QUIT_GROUP_MSG;
    }

    @Override
    public void write(FieldsWriter out) {
        out.number(FieldName.GROUPID, groupId);
    }
    /** Reads the fields of this type. */
    public static QuitGroupRequest read(Fields in) {
        return new QuitGroupRequest(in.requireInt(FieldName.GROUPID, 1, Limits.MAX_ID));
    }
}
