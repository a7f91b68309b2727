package org.chatcluster.common.protocol;

import org.chatcluster.common.json.FieldName;
import org.chatcluster.common.json.Fields;
import org.chatcluster.common.json.FieldsWriter;

/** A group as one of its members sees it; {@code members} is their number. */
public record GroupInfo(int groupId, String name, String description, Role role, int members) {
    void write(FieldsWriter out) {
        out.number(FieldName.GROUPID, groupId);
        out.text(FieldName.GROUPNAME, name);
        out.text(FieldName.GROUPDESC, description);
        role.write(out);
        out.number(FieldName.MEMBERS, members);
    }

    static GroupInfo read(Fields in) {
        return new GroupInfo(
                in.requireInt(FieldName.GROUPID, 1, Limits.MAX_ID),
                in.requireText(FieldName.GROUPNAME),
                in.requireText(FieldName.GROUPDESC),
                Role.read(in),
                in.requireInt(FieldName.MEMBERS, 0, Integer.MAX_VALUE));
    }
}
