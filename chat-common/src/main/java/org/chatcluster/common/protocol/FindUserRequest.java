package org.chatcluster.common.protocol;

import org.chatcluster.common.json.BadValueException;
import org.chatcluster.common.json.FieldName;
import org.chatcluster.common.json.Fields;
import org.chatcluster.common.json.FieldsWriter;
import org.jspecify.annotations.Nullable;

/** FIND_USER_MSG: asks for a user by {@code name}, or by {@code userId} where the name is null. */
public record FindUserRequest(@Nullable String name, int userId) implements Request {
    /** Refuses what PROTOCOL.md does not allow. */
    public FindUserRequest {
        name = Limits.nameOrNull(name);
        if ((name == null) == (userId == 0)) {
            throw new BadValueException(FieldName.NAME, "or userid: exactly one of the two is expected");
        }
    }

    @Override
    public MsgType type() {
        return MsgType.FIND_USER_MSG;
    }

    @Override
    public void write(FieldsWriter out) {
        if (name != null) {
            out.text(FieldName.NAME, name);
        }
        out.numberUnless(0, FieldName.USERID, userId);
    }

    /** Reads the fields of this type. */
    public static FindUserRequest read(Fields in) {
        return new FindUserRequest(in.findText(FieldName.NAME), in.intOr(FieldName.USERID, 1, Limits.MAX_ID, 0));
    }
}
