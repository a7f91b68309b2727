package org.chatcluster.common.protocol;

import org.chatcluster.common.json.FieldName;
import org.chatcluster.common.json.Fields;
import org.chatcluster.common.json.FieldsWriter;

/** How far a device has a conversation; 0 = it has nothing. */
public record Cursor(Target target, long seq) {
    void write(FieldsWriter out) {
        target.write(out);
        out.number(FieldName.SEQ, seq);
    }

    static Cursor read(Fields in) {
        return new Cursor(Target.read(in), in.requireLong(FieldName.SEQ, 0, Limits.MAX_EXACT));
    }
}
