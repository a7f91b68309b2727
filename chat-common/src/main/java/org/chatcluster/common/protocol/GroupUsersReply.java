package org.chatcluster.common.protocol;

import java.util.List;
import org.chatcluster.common.json.FieldName;
import org.chatcluster.common.json.Fields;
import org.chatcluster.common.json.FieldsWriter;

/** GROUP_USERS_MSG_ACK: a page of members by rising id. */
public record GroupUsersReply(int groupId, List<Member> users, boolean more) implements Reply {
    /** Refuses what PROTOCOL.md does not allow. */
    public GroupUsersReply {
        users = List.copyOf(users);
    }

    @Override
    public MsgType type() {
        return MsgType.GROUP_USERS_MSG_ACK;
    }

    @Override
    public void write(FieldsWriter out) {
        out.number(FieldName.GROUPID, groupId);
        out.list(FieldName.USERS, users, Member::write);
        out.flag(FieldName.MORE, more);
    }
    /** Reads the fields of this type. */
    public static GroupUsersReply read(Fields in) {
        return new GroupUsersReply(
                in.requireInt(FieldName.GROUPID, 1, Limits.MAX_ID),
                in.list(FieldName.USERS).stream().map(Member::read).toList(),
                in.requireBoolean(FieldName.MORE));
    }
}
