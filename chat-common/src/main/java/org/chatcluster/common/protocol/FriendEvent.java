package org.chatcluster.common.protocol;

import org.chatcluster.common.json.FieldName;
import org.chatcluster.common.json.Fields;
import org.chatcluster.common.json.FieldsWriter;

/** FRIEND_EVENT: {@code who} did something between itself and user {@code friendId}. */
public record FriendEvent(Kind kind, UserName who, int friendId) implements Push {
    /** What was done. */
    public enum Kind {
        REQUEST,
        ACCEPTED,
        REJECTED,
        REMOVED
    }

    @Override
    public MsgType type() {
        return MsgType.FRIEND_EVENT;
    }

    @Override
    public void write(FieldsWriter out) {
        out.text(FieldName.KIND, WireEnum.wireName(kind));
        who.write(out);
        out.numberUnless(0, FieldName.FRIENDID, friendId);
    }

    /** Reads the fields of this type; {@code friendId} is 0 from a server that does not say it. */
    public static FriendEvent read(Fields in) {
        return new FriendEvent(
                WireEnum.read(in, FieldName.KIND, Kind.class),
                UserName.read(in),
                in.intOr(FieldName.FRIENDID, 1, Limits.MAX_ID, 0));
    }
}
