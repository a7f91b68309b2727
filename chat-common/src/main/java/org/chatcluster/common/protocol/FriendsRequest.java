package org.chatcluster.common.protocol;

import org.chatcluster.common.json.Fields;
import org.chatcluster.common.json.FieldsWriter;

/** FRIENDS_MSG: asks for the friends, the waiting requests and the blocked users. */
public record FriendsRequest() implements Request {
    @Override
    public MsgType type() {
        return MsgType.FRIENDS_MSG;
    }

    @Override
    public void write(FieldsWriter out) {}
    /** Reads the fields of this type. */
    public static FriendsRequest read(Fields in) {
        return new FriendsRequest();
    }
}
