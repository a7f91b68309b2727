package org.chatcluster.common.protocol;

import java.util.List;
import org.chatcluster.common.json.FieldName;
import org.chatcluster.common.json.Fields;
import org.chatcluster.common.json.FieldsWriter;

/** HISTORY_MSG_ACK: a page in rising order; {@code more} is about the direction asked. */
public record HistoryReply(Target target, List<ChatPush> messages, boolean more, long lastSeq) implements Reply {
    /** Refuses what PROTOCOL.md does not allow. */
    public HistoryReply {
        messages = List.copyOf(messages);
    }

    @Override
    public MsgType type() {
        return MsgType.HISTORY_MSG_ACK;
    }

    @Override
    public void write(FieldsWriter out) {
        target.write(out);
        out.list(FieldName.MESSAGES, messages, ChatPush::writeItem);
        out.flag(FieldName.MORE, more);
        out.number(FieldName.LASTSEQ, lastSeq);
    }
    /** Reads the fields of this type. */
    public static HistoryReply read(Fields in) {
        return new HistoryReply(
                Target.read(in),
                in.list(FieldName.MESSAGES).stream().map(ChatPush::read).toList(),
                in.requireBoolean(FieldName.MORE),
                in.requireLong(FieldName.LASTSEQ, 0, Limits.MAX_EXACT));
    }
}
