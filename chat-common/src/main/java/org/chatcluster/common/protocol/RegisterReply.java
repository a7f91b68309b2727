package org.chatcluster.common.protocol;

import org.chatcluster.common.json.FieldName;
import org.chatcluster.common.json.Fields;
import org.chatcluster.common.json.FieldsWriter;

/** REG_MSG_ACK: the account is made. */
public record RegisterReply(int id) implements Reply {
    @Override
    public MsgType type() {
        return MsgType.REG_MSG_ACK;
    }

    @Override
    public void write(FieldsWriter out) {
        out.number(FieldName.ID, id);
    }
    /** Reads the fields of this type. */
    public static RegisterReply read(Fields in) {
        return new RegisterReply(in.requireInt(FieldName.ID, 1, Limits.MAX_ID));
    }
}
