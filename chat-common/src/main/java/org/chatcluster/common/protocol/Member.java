package org.chatcluster.common.protocol;

import org.chatcluster.common.json.FieldName;
import org.chatcluster.common.json.Fields;
import org.chatcluster.common.json.FieldsWriter;

/** A member of a group. */
public record Member(int id, String name, Role role, State state) {
    void write(FieldsWriter out) {
        out.number(FieldName.ID, id);
        out.text(FieldName.NAME, name);
        role.write(out);
        state.write(out);
    }

    static Member read(Fields in) {
        return new Member(
                in.requireInt(FieldName.ID, 1, Limits.MAX_ID),
                in.requireText(FieldName.NAME),
                Role.read(in),
                State.read(in));
    }
}
