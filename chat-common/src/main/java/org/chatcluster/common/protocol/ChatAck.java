package org.chatcluster.common.protocol;

import org.chatcluster.common.json.FieldName;
import org.chatcluster.common.json.Fields;
import org.chatcluster.common.json.FieldsWriter;

/** CHAT_MSG_ACK: the message is committed as {@code seq}; {@code cid} is 0 where the send had none. */
public record ChatAck(long cid, Target target, long seq, long time, boolean dup) implements Reply {
    @Override
    public MsgType type() {
        return MsgType.CHAT_MSG_ACK;
    }

    @Override
    public void write(FieldsWriter out) {
        out.numberUnless(0, FieldName.CID, cid);
        target.write(out);
        out.number(FieldName.SEQ, seq);
        out.number(FieldName.TIME, time);
        if (dup) {
            out.flag(FieldName.DUP, true);
        }
    }
    /** Reads the fields of this type. */
    public static ChatAck read(Fields in) {
        return new ChatAck(
                in.longOr(FieldName.CID, 1, Limits.MAX_EXACT, 0),
                Target.read(in),
                in.requireLong(FieldName.SEQ, 1, Limits.MAX_EXACT),
                in.requireLong(FieldName.TIME, 0, Limits.MAX_EXACT),
                in.booleanOr(FieldName.DUP, false));
    }
}
