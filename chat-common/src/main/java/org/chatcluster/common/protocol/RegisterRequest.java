package org.chatcluster.common.protocol;

import org.chatcluster.common.json.FieldName;
import org.chatcluster.common.json.Fields;
import org.chatcluster.common.json.FieldsWriter;

/** REG_MSG: makes an account. */
public record RegisterRequest(String name, String password) implements Request {
    /** Refuses what PROTOCOL.md does not allow. */
    public RegisterRequest {
        name = Limits.requireName(FieldName.NAME, name);
        Limits.requirePassword(password);
    }

    @Override
    public MsgType type() {
        return MsgType.REG_MSG;
    }

    @Override
    public void write(FieldsWriter out) {
        out.text(FieldName.NAME, name);
        out.text(FieldName.PASSWORD, password);
    }
    /** Reads the fields of this type. */
    public static RegisterRequest read(Fields in) {
        return new RegisterRequest(in.requireText(FieldName.NAME), in.requireText(FieldName.PASSWORD));
    }

    @Override
    public String toString() {
        return "RegisterRequest[name=" + name + "]";
    }
}
