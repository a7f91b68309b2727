package org.chatcluster.common.protocol;

import org.chatcluster.common.json.FieldName;
import org.chatcluster.common.json.Fields;
import org.chatcluster.common.json.FieldsWriter;

/** BLOCK_MSG_ACK: the user is blocked or free, as was asked. */
public record BlockReply(int userId) implements Reply {
    @Override
    public MsgType type() {
        return MsgType.BLOCK_MSG_ACK;
    }

    @Override
    public void write(FieldsWriter out) {
        out.number(FieldName.USERID, userId);
    }

    /** Reads the fields of this type. */
    public static BlockReply read(Fields in) {
        return new BlockReply(in.requireInt(FieldName.USERID, 1, Limits.MAX_ID));
    }
}
