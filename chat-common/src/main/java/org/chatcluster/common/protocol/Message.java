package org.chatcluster.common.protocol;

import org.chatcluster.common.json.FieldsWriter;

/**
 * One message of PROTOCOL.md §4. Implementations are immutable records whose constructors refuse what the protocol does not
 * allow with a {@link org.chatcluster.common.json.BadValueException}. An absent optional number is the value that the record names
 * for it, an absent optional string is null.
 */
public sealed interface Message permits Request, Reply, Push {
    /** The type, which is the {@code msgid} on the wire. */
    MsgType type();

    /** Writes every field but {@code msgid}, {@code rid} and {@code errno}, in the order of PROTOCOL.md. */
    void write(FieldsWriter out);
}
