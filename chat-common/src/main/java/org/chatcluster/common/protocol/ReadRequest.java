package org.chatcluster.common.protocol;

import org.chatcluster.common.json.FieldName;
import org.chatcluster.common.json.Fields;
import org.chatcluster.common.json.FieldsWriter;

/** READ_MSG: shown to the person up to and including {@code seq}. */
public record ReadRequest(Target target, long seq) implements Request {
    @Override
    public MsgType type() {
        return MsgType.READ_MSG;
    }

    @Override
    public void write(FieldsWriter out) {
        target.write(out);
        out.number(FieldName.SEQ, seq);
    }
    /** Reads the fields of this type. */
    public static ReadRequest read(Fields in) {
        return new ReadRequest(Target.read(in), in.requireLong(FieldName.SEQ, 1, Limits.MAX_EXACT));
    }
}
