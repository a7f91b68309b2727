package org.chatcluster.common.protocol;

import org.chatcluster.common.json.FieldName;
import org.chatcluster.common.json.Fields;
import org.chatcluster.common.json.FieldsWriter;

/**
 * ONE_CHAT_MSG and GROUP_CHAT_MSG from the server, and an item of HISTORY_MSG_ACK. {@code target} is as the sender named it:
 * in a one-to-one message its {@code id} is the receiver's. {@code time} is in ms since the epoch.
 */
public record ChatPush(UserName sender, Target target, String msg, long seq, long time, boolean offline)
        implements Push {
    @Override
    public MsgType type() {
        return target instanceof Target.User ? MsgType.ONE_CHAT_MSG : MsgType.GROUP_CHAT_MSG;
    }

    @Override
    public void write(FieldsWriter out) {
        sender.write(out);
        target.write(out);
        out.text(FieldName.MSG, msg);
        out.number(FieldName.SEQ, seq);
        out.number(FieldName.TIME, time);
        if (offline) {
            out.flag(FieldName.OFFLINE, true);
        }
    }

    /** Writes the message as an item of a list, where it names its own {@code msgid}. */
    void writeItem(FieldsWriter out) {
        out.number(FieldName.MSGID, type().number());
        write(out);
    }

    /** Reads the fields of this type. */
    public static ChatPush read(Fields in) {
        return new ChatPush(
                UserName.read(in),
                Target.read(in),
                in.requireText(FieldName.MSG),
                in.requireLong(FieldName.SEQ, 1, Limits.MAX_EXACT),
                in.requireLong(FieldName.TIME, 0, Limits.MAX_EXACT),
                in.booleanOr(FieldName.OFFLINE, false));
    }
}
