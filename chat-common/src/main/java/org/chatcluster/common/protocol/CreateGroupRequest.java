package org.chatcluster.common.protocol;

import org.chatcluster.common.json.FieldName;
import org.chatcluster.common.json.Fields;
import org.chatcluster.common.json.FieldsWriter;

/** CREATE_GROUP_MSG: makes a group, its sender the creator. */
public record CreateGroupRequest(String name, String description) implements Request {
    /** Refuses what PROTOCOL.md does not allow. */
    public CreateGroupRequest {
        name = Limits.requireName(FieldName.GROUPNAME, name);
        Limits.requireDescription(description);
    }

    @Override
    public MsgType type() {
        return MsgType.CREATE_GROUP_MSG;
    }

    @Override
    public void write(FieldsWriter out) {
        out.text(FieldName.GROUPNAME, name);
        out.text(FieldName.GROUPDESC, description);
    }
    /** Reads the fields of this type. */
    public static CreateGroupRequest read(Fields in) {
        return new CreateGroupRequest(
                in.requireText(FieldName.GROUPNAME),
                in.has(FieldName.GROUPDESC) ? in.requireText(FieldName.GROUPDESC) : "");
    }
}
