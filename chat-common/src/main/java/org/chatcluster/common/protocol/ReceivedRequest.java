package org.chatcluster.common.protocol;

import org.chatcluster.common.json.FieldName;
import org.chatcluster.common.json.Fields;
import org.chatcluster.common.json.FieldsWriter;

/** RECEIVED_MSG: this client has everything up to and including {@code seq}. */
public record ReceivedRequest(Target target, long seq) implements Request {
    @Override
    public MsgType type() {
        return MsgType.RECEIVED_MSG;
    }

    @Override
    public void write(FieldsWriter out) {
        target.write(out);
        out.number(FieldName.SEQ, seq);
    }
    /** Reads the fields of this type. */
    public static ReceivedRequest read(Fields in) {
        return new ReceivedRequest(Target.read(in), in.requireLong(FieldName.SEQ, 1, Limits.MAX_EXACT));
    }
}
