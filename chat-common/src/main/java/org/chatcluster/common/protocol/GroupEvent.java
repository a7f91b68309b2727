package org.chatcluster.common.protocol;

import org.chatcluster.common.json.FieldName;
import org.chatcluster.common.json.Fields;
import org.chatcluster.common.json.FieldsWriter;

/** GROUP_EVENT: something concerning user {@code id} was done in a group by user {@code byId}. */
public record GroupEvent(int groupId, Kind kind, int id, int byId) implements Push {
    /** What was done. */
    public enum Kind {
        JOIN,
        QUIT,
        KICK,
        INVITE,
        MUTE,
        UNMUTE,
        ROLE,
        TRANSFER,
        RENAME,
        DISSOLVE
    }

    /** Whether that user is not in the group any more. */
    public boolean endsFor(int user) {
        boolean gone = kind == Kind.QUIT || kind == Kind.KICK;
        return (gone && id == user) || kind == Kind.DISSOLVE;
    }

    @Override
    public MsgType type() {
        return MsgType.GROUP_EVENT;
    }

    @Override
    public void write(FieldsWriter out) {
        out.number(FieldName.GROUPID, groupId);
        out.text(FieldName.KIND, WireEnum.wireName(kind));
        out.number(FieldName.ID, id);
        out.number(FieldName.BYID, byId);
    }

    /** Reads the fields of this type. */
    public static GroupEvent read(Fields in) {
        return new GroupEvent(
                in.requireInt(FieldName.GROUPID, 1, Limits.MAX_ID),
                WireEnum.read(in, FieldName.KIND, Kind.class),
                in.requireInt(FieldName.ID, 1, Limits.MAX_ID),
                in.requireInt(FieldName.BYID, 1, Limits.MAX_ID));
    }
}
