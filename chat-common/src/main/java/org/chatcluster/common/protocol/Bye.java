package org.chatcluster.common.protocol;

import org.chatcluster.common.json.FieldName;
import org.chatcluster.common.json.Fields;
import org.chatcluster.common.json.FieldsWriter;

/** BYE_MSG: the last frame before the server closes; {@code retryAfterMillis} is -1 where it is not said. */
public record Bye(int errno, String errmsg, boolean reconnect, long retryAfterMillis) implements Push {
    @Override
    public MsgType type() {
        return MsgType.BYE_MSG;
    }

    @Override
    public void write(FieldsWriter out) {
        out.number(FieldName.ERRNO, errno);
        out.text(FieldName.ERRMSG, errmsg);
        out.flag(FieldName.RECONNECT, reconnect);
        out.numberUnless(-1, FieldName.RETRYAFTER, retryAfterMillis);
    }
    /** Reads the fields of this type. */
    public static Bye read(Fields in) {
        return new Bye(
                in.requireInt(FieldName.ERRNO, 0, Integer.MAX_VALUE),
                in.requireText(FieldName.ERRMSG),
                in.requireBoolean(FieldName.RECONNECT),
                in.longOr(FieldName.RETRYAFTER, 0, Limits.MAX_EXACT, -1));
    }
}
