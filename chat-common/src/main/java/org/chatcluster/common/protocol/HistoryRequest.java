package org.chatcluster.common.protocol;

import org.chatcluster.common.json.BadValueException;
import org.chatcluster.common.json.FieldName;
import org.chatcluster.common.json.Fields;
import org.chatcluster.common.json.FieldsWriter;

/**
 * HISTORY_MSG: asks for at most {@code limit} messages behind {@code after} or in front of {@code before}, both exclusive, each
 * {@link #NONE} where it is not given; with neither for the newest.
 */
public record HistoryRequest(Target target, long after, long before, int limit) implements Request {
    /** What {@code after} and {@code before} are where the client gave none. */
    public static final long NONE = -1;

    /** Refuses what PROTOCOL.md does not allow. */
    public HistoryRequest {
        if (after != NONE && before != NONE) {
            throw new BadValueException(FieldName.AFTER, "and before: only one of the two is expected");
        }
    }

    @Override
    public MsgType type() {
        return MsgType.HISTORY_MSG;
    }

    @Override
    public void write(FieldsWriter out) {
        target.write(out);
        out.numberUnless(NONE, FieldName.AFTER, after);
        out.numberUnless(NONE, FieldName.BEFORE, before);
        out.number(FieldName.LIMIT, limit);
    }

    /** Reads the fields of this type. */
    public static HistoryRequest read(Fields in) {
        return new HistoryRequest(
                Target.read(in),
                in.longOr(FieldName.AFTER, 0, Limits.MAX_EXACT, NONE),
                in.longOr(FieldName.BEFORE, 1, Limits.MAX_EXACT, NONE),
                in.intOr(FieldName.LIMIT, 1, Limits.MAX_HISTORY, Limits.DEFAULT_HISTORY));
    }
}
