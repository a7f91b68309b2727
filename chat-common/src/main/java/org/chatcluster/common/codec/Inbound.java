package org.chatcluster.common.codec;

import org.chatcluster.common.protocol.Echo;
import org.chatcluster.common.protocol.ErrorCode;
import org.chatcluster.common.protocol.MsgType;
import org.chatcluster.common.protocol.Request;
import org.jspecify.annotations.Nullable;

/** What a frame from a client turned out to be. {@code rid} is {@link FrameEncoder#NO_RID} where it has none. */
public sealed interface Inbound {
    /** The request id, to be given back in the reply. */
    long rid();

    /** A message. {@code claimedId} is its {@code id} field, 0 where it has none. */
    record Valid(MsgType type, long rid, int claimedId, Request request) implements Inbound {}

    /**
     * No message: malformed (100), of an unknown msgid (101) or with a bad value (103). {@code type} is null unless the msgid is
     * known, {@code of} is the msgid or -1.
     */
    record Invalid(ErrorCode code, String errmsg, @Nullable MsgType type, int of, long rid, int claimedId, Echo echo)
            implements Inbound {}
}
