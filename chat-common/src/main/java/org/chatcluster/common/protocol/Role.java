package org.chatcluster.common.protocol;

import org.chatcluster.common.json.FieldName;
import org.chatcluster.common.json.Fields;
import org.chatcluster.common.json.FieldsWriter;

/** What a member may do in a group. */
public enum Role {
    CREATOR,
    ADMIN,
    NORMAL;

    /** The name on the wire and in the database. */
    public String wireName() {
        return WireEnum.wireName(this);
    }

    void write(FieldsWriter out) {
        out.text(FieldName.ROLE, wireName());
    }

    static Role read(Fields in) {
        return WireEnum.read(in, FieldName.ROLE, Role.class);
    }
}
