package org.chatcluster.common.protocol;

import org.chatcluster.common.json.FieldName;
import org.chatcluster.common.json.Fields;
import org.chatcluster.common.json.FieldsWriter;

/** ADD_GROUP_MSG: joins a group. */
public record JoinGroupRequest(int groupId) implements Request {
    @Override
    public MsgType type() {
        return MsgType.ADD_GROUP_MSG;
    }

    @Override
    public void write(FieldsWriter out) {
        out.number(FieldName.GROUPID, groupId);
    }
    /** Reads the fields of this type. */
    public static JoinGroupRequest read(Fields in) {
        return new JoinGroupRequest(in.requireInt(FieldName.GROUPID, 1, Limits.MAX_ID));
    }
}
