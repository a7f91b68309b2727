package org.chatcluster.common.protocol;

import org.chatcluster.common.json.BadValueException;
import org.chatcluster.common.json.FieldName;
import org.chatcluster.common.json.Fields;
import org.chatcluster.common.json.FieldsWriter;

/** A conversation as its user names it: the other user ({@code toid}) or the group ({@code groupid}). */
public sealed interface Target {
    /** Writes {@code toid} or {@code groupid}. */
    void write(FieldsWriter out);

    /** A one-to-one conversation, named by the other user. */
    record User(int id) implements Target {
        @Override
        public void write(FieldsWriter out) {
            out.number(FieldName.TOID, id);
        }
    }

    /** The conversation of a group. */
    record Group(int id) implements Target {
        @Override
        public void write(FieldsWriter out) {
            out.number(FieldName.GROUPID, id);
        }
    }

    /** Reads exactly one of {@code toid} and {@code groupid}. */
    static Target read(Fields in) {
        if (in.has(FieldName.TOID) == in.has(FieldName.GROUPID)) {
            throw new BadValueException(FieldName.TOID, "or groupid: exactly one of the two is expected");
        }
        if (in.has(FieldName.TOID)) {
            return new User(in.requireInt(FieldName.TOID, 1, Limits.MAX_ID));
        }
        return new Group(in.requireInt(FieldName.GROUPID, 1, Limits.MAX_ID));
    }
}
