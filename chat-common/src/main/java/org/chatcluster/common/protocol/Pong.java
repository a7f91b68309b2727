package org.chatcluster.common.protocol;

import org.chatcluster.common.json.FieldName;
import org.chatcluster.common.json.Fields;
import org.chatcluster.common.json.FieldsWriter;

/** PONG_MSG: answers a ping; {@code time} is the clock of who sends it, in ms since the epoch, 0 = not said. */
public record Pong(long time) implements Request, Push {
    @Override
    public MsgType type() {
        return MsgType.PONG_MSG;
    }

    @Override
    public void write(FieldsWriter out) {
        out.numberUnless(0, FieldName.TIME, time);
    }
    /** Reads the fields of this type. */
    public static Pong read(Fields in) {
        return new Pong(in.longOr(FieldName.TIME, 0, Limits.MAX_EXACT, 0));
    }
}
