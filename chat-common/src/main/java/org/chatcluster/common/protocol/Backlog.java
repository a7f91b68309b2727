package org.chatcluster.common.protocol;

import org.chatcluster.common.json.BadValueException;
import org.chatcluster.common.json.FieldName;
import org.chatcluster.common.json.Fields;
import org.chatcluster.common.json.FieldsWriter;

/** How many of the newest unreceived messages of each conversation a login wants. */
public record Backlog(long newest) {
    /** Every unreceived message. */
    public static final Backlog ALL = new Backlog(Long.MAX_VALUE);

    private static final String ALL_ON_THE_WIRE = "all";

    void write(FieldsWriter out) {
        if (newest != ALL.newest) {
            out.number(FieldName.BACKLOG, newest);
        }
    }

    static Backlog read(Fields in) {
        if (!in.has(FieldName.BACKLOG)) {
            return ALL;
        }
        if (in.isInteger(FieldName.BACKLOG)) {
            return new Backlog(in.requireLong(FieldName.BACKLOG, 0, Limits.MAX_EXACT));
        }
        if (ALL_ON_THE_WIRE.equals(in.findText(FieldName.BACKLOG))) {
            return ALL;
        }
        throw new BadValueException(FieldName.BACKLOG, "must be \"all\" or a number");
    }
}
