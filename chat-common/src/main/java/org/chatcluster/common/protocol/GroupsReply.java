package org.chatcluster.common.protocol;

import java.util.List;
import org.chatcluster.common.json.FieldName;
import org.chatcluster.common.json.Fields;
import org.chatcluster.common.json.FieldsWriter;

/** GROUPS_MSG_ACK. */
public record GroupsReply(List<GroupInfo> groups) implements Reply {
    /** Refuses what PROTOCOL.md does not allow. */
    public GroupsReply {
        groups = List.copyOf(groups);
    }

    @Override
    public MsgType type() {
        return MsgType.GROUPS_MSG_ACK;
    }

    @Override
    public void write(FieldsWriter out) {
        out.list(FieldName.GROUPS, groups, GroupInfo::write);
    }
    /** Reads the fields of this type. */
    public static GroupsReply read(Fields in) {
        return new GroupsReply(
                in.list(FieldName.GROUPS).stream().map(GroupInfo::read).toList());
    }
}
