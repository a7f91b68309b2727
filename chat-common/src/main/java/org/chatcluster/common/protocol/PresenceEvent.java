package org.chatcluster.common.protocol;

import org.chatcluster.common.json.FieldName;
import org.chatcluster.common.json.Fields;
import org.chatcluster.common.json.FieldsWriter;

/** PRESENCE_EVENT: user {@code id}, a friend, has come or gone. */
public record PresenceEvent(int id, State state) implements Push {
    @Override
    public MsgType type() {
        return MsgType.PRESENCE_EVENT;
    }

    @Override
    public void write(FieldsWriter out) {
        out.number(FieldName.ID, id);
        state.write(out);
    }

    /** Reads the fields of this type. */
    public static PresenceEvent read(Fields in) {
        return new PresenceEvent(in.requireInt(FieldName.ID, 1, Limits.MAX_ID), State.read(in));
    }
}
