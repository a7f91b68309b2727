package org.chatcluster.common.protocol;

import org.chatcluster.common.json.FieldName;
import org.chatcluster.common.json.Fields;
import org.chatcluster.common.json.FieldsWriter;

/** READ_EVENT: user {@code id} has read {@code target}, as that user names it, up to {@code seq}. */
public record ReadEvent(int id, Target target, long seq) implements Push {
    @Override
    public MsgType type() {
        return MsgType.READ_EVENT;
    }

    @Override
    public void write(FieldsWriter out) {
        out.number(FieldName.ID, id);
        target.write(out);
        out.number(FieldName.SEQ, seq);
    }
    /** Reads the fields of this type. */
    public static ReadEvent read(Fields in) {
        return new ReadEvent(
                in.requireInt(FieldName.ID, 1, Limits.MAX_ID),
                Target.read(in),
                in.requireLong(FieldName.SEQ, 1, Limits.MAX_EXACT));
    }
}
