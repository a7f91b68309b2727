package org.chatcluster.common.protocol;

import org.chatcluster.common.json.Fields;
import org.chatcluster.common.json.FieldsWriter;

/** SYNC_END_MSG: the backlog of a login is complete. */
public record SyncEnd() implements Push {
    @Override
    public MsgType type() {
        return MsgType.SYNC_END_MSG;
    }

    @Override
    public void write(FieldsWriter out) {}
    /** Reads the fields of this type. */
    public static SyncEnd read(Fields in) {
        return new SyncEnd();
    }
}
