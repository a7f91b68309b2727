package org.chatcluster.common.protocol;

import org.chatcluster.common.json.FieldName;
import org.chatcluster.common.json.Fields;
import org.chatcluster.common.json.FieldsWriter;

/** A user as others see it. */
public record UserName(int id, String name) {
    void write(FieldsWriter out) {
        out.number(FieldName.ID, id);
        out.text(FieldName.NAME, name);
    }

    static UserName read(Fields in) {
        return new UserName(in.requireInt(FieldName.ID, 1, Limits.MAX_ID), in.requireText(FieldName.NAME));
    }
}
