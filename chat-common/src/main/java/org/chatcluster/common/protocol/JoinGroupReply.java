package org.chatcluster.common.protocol;

import org.chatcluster.common.json.FieldName;
import org.chatcluster.common.json.Fields;
import org.chatcluster.common.json.FieldsWriter;

/** ADD_GROUP_MSG_ACK: joined; messages above {@code lastSeq} follow. */
public record JoinGroupReply(int groupId, String name, long lastSeq) implements Reply {
    @Override
    public MsgType type() {
        return MsgType.ADD_GROUP_MSG_ACK;
    }

    @Override
    public void write(FieldsWriter out) {
        out.number(FieldName.GROUPID, groupId);
        out.text(FieldName.GROUPNAME, name);
        out.number(FieldName.LASTSEQ, lastSeq);
    }
    /** Reads the fields of this type. */
    public static JoinGroupReply read(Fields in) {
        return new JoinGroupReply(
                in.requireInt(FieldName.GROUPID, 1, Limits.MAX_ID),
                in.requireText(FieldName.GROUPNAME),
                in.requireLong(FieldName.LASTSEQ, 0, Limits.MAX_EXACT));
    }
}
