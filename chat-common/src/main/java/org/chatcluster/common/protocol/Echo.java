package org.chatcluster.common.protocol;

import org.chatcluster.common.json.FieldName;
import org.chatcluster.common.json.Fields;
import org.chatcluster.common.json.FieldsWriter;

/** What a refused request was about, so that its sender can tell which one it was; 0 = not said, or not valid. */
public record Echo(long cid, int toId, int groupId, int friendId, int userId) {
    /** Nothing to say. */
    public static final Echo NONE = new Echo(0, 0, 0, 0, 0);

    void write(FieldsWriter out) {
        out.numberUnless(0, FieldName.CID, cid);
        out.numberUnless(0, FieldName.TOID, toId);
        out.numberUnless(0, FieldName.GROUPID, groupId);
        out.numberUnless(0, FieldName.FRIENDID, friendId);
        out.numberUnless(0, FieldName.USERID, userId);
    }

    /** Takes what is valid and leaves the rest; never throws. */
    public static Echo read(Fields in) {
        return new Echo(
                in.validLongOr(FieldName.CID, 1, Limits.MAX_EXACT, 0),
                id(in, FieldName.TOID),
                id(in, FieldName.GROUPID),
                id(in, FieldName.FRIENDID),
                id(in, FieldName.USERID));
    }

    private static int id(Fields in, FieldName field) {
        return (int) in.validLongOr(field, 1, Limits.MAX_ID, 0);
    }
}
