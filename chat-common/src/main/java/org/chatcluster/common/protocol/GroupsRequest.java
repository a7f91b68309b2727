package org.chatcluster.common.protocol;

import org.chatcluster.common.json.Fields;
import org.chatcluster.common.json.FieldsWriter;

/** GROUPS_MSG: asks for the groups of this account. */
public record GroupsRequest() implements Request {
    @Override
    public MsgType type() {
        return MsgType.GROUPS_MSG;
    }

    @Override
    public void write(FieldsWriter out) {}
    /** Reads the fields of this type. */
    public static GroupsRequest read(Fields in) {
        return new GroupsRequest();
    }
}
