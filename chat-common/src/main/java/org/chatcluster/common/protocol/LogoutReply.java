package org.chatcluster.common.protocol;

import org.chatcluster.common.json.Fields;
import org.chatcluster.common.json.FieldsWriter;

/** LOGINOUT_MSG_ACK: the connection may log in again. */
public record LogoutReply() implements Reply {
    @Override
    public MsgType type() {
        return MsgType.LOGINOUT_MSG_ACK;
    }

    @Override
    public void write(FieldsWriter out) {}
    /** Reads the fields of this type. */
    public static LogoutReply read(Fields in) {
        return new LogoutReply();
    }
}
