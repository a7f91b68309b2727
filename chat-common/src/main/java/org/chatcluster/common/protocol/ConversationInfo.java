package org.chatcluster.common.protocol;

import org.chatcluster.common.json.FieldName;
import org.chatcluster.common.json.Fields;
import org.chatcluster.common.json.FieldsWriter;

/** Where a conversation and the account's cursors in it stand; 0 = none yet. */
public record ConversationInfo(Target target, long lastSeq, long receivedSeq, long readSeq) {
    void write(FieldsWriter out) {
        target.write(out);
        out.number(FieldName.LASTSEQ, lastSeq);
        out.number(FieldName.RECEIVEDSEQ, receivedSeq);
        out.number(FieldName.READSEQ, readSeq);
    }

    static ConversationInfo read(Fields in) {
        return new ConversationInfo(
                Target.read(in),
                in.requireLong(FieldName.LASTSEQ, 0, Limits.MAX_EXACT),
                in.requireLong(FieldName.RECEIVEDSEQ, 0, Limits.MAX_EXACT),
                in.requireLong(FieldName.READSEQ, 0, Limits.MAX_EXACT));
    }
}
