package org.chatcluster.common.protocol;

import org.chatcluster.common.json.FieldName;
import org.chatcluster.common.json.Fields;
import org.chatcluster.common.json.FieldsWriter;

/** ONE_CHAT_MSG and GROUP_CHAT_MSG from a client: {@code cid} is 0 where it gave none. */
public record SendRequest(Target target, String msg, long cid) implements Request {
    /** What {@code cid} is where the client gave none. */
    public static final long NO_CID = 0;

    /** Refuses what PROTOCOL.md does not allow. */
    public SendRequest {
        Limits.requireMsg(msg);
    }

    @Override
    public MsgType type() {
        return target instanceof Target.User ? MsgType.ONE_CHAT_MSG : MsgType.GROUP_CHAT_MSG;
    }

    @Override
    public void write(FieldsWriter out) {
        target.write(out);
        out.text(FieldName.MSG, msg);
        out.numberUnless(NO_CID, FieldName.CID, cid);
    }

    /** Reads a ONE_CHAT_MSG. */
    public static SendRequest readToUser(Fields in) {
        return read(in, new Target.User(in.requireInt(FieldName.TOID, 1, Limits.MAX_ID)));
    }

    /** Reads a GROUP_CHAT_MSG. */
    public static SendRequest readToGroup(Fields in) {
        return read(in, new Target.Group(in.requireInt(FieldName.GROUPID, 1, Limits.MAX_ID)));
    }

    private static SendRequest read(Fields in, Target target) {
        long cid = in.longOr(FieldName.CID, 1, Limits.MAX_EXACT, NO_CID);
        return new SendRequest(target, in.requireText(FieldName.MSG), cid);
    }
}
