package org.chatcluster.common.protocol;

import org.chatcluster.common.json.FieldName;
import org.chatcluster.common.json.Fields;
import org.chatcluster.common.json.FieldsWriter;

/** GROUP_USERS_MSG: asks for the members with an id above {@code after}, at most {@code limit}. */
public record GroupUsersRequest(int groupId, int after, int limit) implements Request {
    @Override
    public MsgType type() {
        return MsgType.GROUP_USERS_MSG;
    }

    @Override
    public void write(FieldsWriter out) {
        out.number(FieldName.GROUPID, groupId);
        out.numberUnless(0, FieldName.AFTER, after);
        out.number(FieldName.LIMIT, limit);
    }
    /** Reads the fields of this type. */
    public static GroupUsersRequest read(Fields in) {
        return new GroupUsersRequest(
                in.requireInt(FieldName.GROUPID, 1, Limits.MAX_ID),
                in.intOr(FieldName.AFTER, 0, Limits.MAX_ID, 0),
                in.intOr(FieldName.LIMIT, 1, Limits.MAX_GROUP_USERS, Limits.DEFAULT_GROUP_USERS));
    }
}
