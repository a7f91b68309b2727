package org.chatcluster.common.protocol;

import org.chatcluster.common.json.FieldName;
import org.chatcluster.common.json.Fields;
import org.chatcluster.common.json.FieldsWriter;

/** A friend and whether it has a session. */
public record Friend(int id, String name, State state) {
    void write(FieldsWriter out) {
        out.number(FieldName.ID, id);
        out.text(FieldName.NAME, name);
        state.write(out);
    }

    static Friend read(Fields in) {
        return new Friend(
                in.requireInt(FieldName.ID, 1, Limits.MAX_ID), in.requireText(FieldName.NAME), State.read(in));
    }
}
