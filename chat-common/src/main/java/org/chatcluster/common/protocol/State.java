package org.chatcluster.common.protocol;

import org.chatcluster.common.json.FieldName;
import org.chatcluster.common.json.Fields;
import org.chatcluster.common.json.FieldsWriter;

/** Whether a user has a session. */
public enum State {
    ONLINE,
    OFFLINE;

    void write(FieldsWriter out) {
        out.text(FieldName.STATE, WireEnum.wireName(this));
    }

    static State read(Fields in) {
        return WireEnum.read(in, FieldName.STATE, State.class);
    }
}
