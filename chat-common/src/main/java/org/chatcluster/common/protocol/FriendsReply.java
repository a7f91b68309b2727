package org.chatcluster.common.protocol;

import java.util.List;
import org.chatcluster.common.json.FieldName;
import org.chatcluster.common.json.Fields;
import org.chatcluster.common.json.FieldsWriter;

/** FRIENDS_MSG_ACK. */
public record FriendsReply(List<Friend> friends, List<UserName> requests, List<UserName> blocked) implements Reply {
    /** Refuses what PROTOCOL.md does not allow. */
    public FriendsReply {
        friends = List.copyOf(friends);
        requests = List.copyOf(requests);
        blocked = List.copyOf(blocked);
    }

    @Override
    public MsgType type() {
        return MsgType.FRIENDS_MSG_ACK;
    }

    @Override
    public void write(FieldsWriter out) {
        out.list(FieldName.FRIENDS, friends, Friend::write);
        out.list(FieldName.REQUESTS, requests, UserName::write);
        out.list(FieldName.BLOCKED, blocked, UserName::write);
    }
    /** Reads the fields of this type. */
    public static FriendsReply read(Fields in) {
        return new FriendsReply(
                in.list(FieldName.FRIENDS).stream().map(Friend::read).toList(),
                in.list(FieldName.REQUESTS).stream().map(UserName::read).toList(),
                in.list(FieldName.BLOCKED).stream().map(UserName::read).toList());
    }
}
