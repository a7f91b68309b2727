package org.chatcluster.common.protocol;

import org.chatcluster.common.json.FieldName;
import org.chatcluster.common.json.Fields;
import org.chatcluster.common.json.FieldsWriter;

/** LOGINOUT_MSG: ends the session and its token, or with {@code all} every session and token of the account. */
public record LogoutRequest(boolean all) implements Request {
    @Override
    public MsgType type() {
        return MsgType.LOGINOUT_MSG;
    }

    @Override
    public void write(FieldsWriter out) {
        if (all) {
            out.flag(FieldName.ALL, true);
        }
    }
    /** Reads the fields of this type. */
    public static LogoutRequest read(Fields in) {
        return new LogoutRequest(in.booleanOr(FieldName.ALL, false));
    }
}
