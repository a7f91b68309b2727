package org.chatcluster.common.protocol;

import org.chatcluster.common.json.Fields;
import org.chatcluster.common.json.FieldsWriter;

/** PING_MSG: asks the other side for a sign of life. */
public record Ping() implements Request, Push {
    @Override
    public MsgType type() {
        return MsgType.PING_MSG;
    }

    @Override
    public void write(FieldsWriter out) {}
    /** Reads the fields of this type. */
    public static Ping read(Fields in) {
        return new Ping();
    }
}
