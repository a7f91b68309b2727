package org.chatcluster.common.protocol;

import org.chatcluster.common.json.FieldName;
import org.chatcluster.common.json.Fields;
import org.chatcluster.common.json.FieldsWriter;

/** What a refused request was about, so that its sender can tell which one it was; 0 = not said, or not valid. */
public record Echo(long cid, int toId, int groupId, int friendId, int userId) {
    /** Nothing to say. */
    public static final Echo NONE = new Echo(0, 0, 0, 0, 0);

    void write(FieldsWriter out) {
        out.numberUnless(0, FieldName.CID, cid);
        out.numberUnless(0, FieldName.TOID, toId);
        out.numberUnless(0, FieldName.GROUPID, groupId);
        out.numberUnless(0, FieldName.FRIENDID, friendId);
        out.numberUnless(0, FieldName.USERID, userId);
    }

    /** Takes what is valid and leaves the rest; never throws. */
    public static Echo read(Fields in) {
        return new Echo(
                in.validLongOr(FieldName.CID, 1, Limits.MAX_EXACT, 0),
                id(in, FieldName.TOID),
                id(in, FieldName.GROUPID),
                id(in, FieldName.FRIENDID),
                id(in, FieldName.USERID));
    }

    /** What a valid request is about. */
    public static Echo of(Request request) {
        if (request instanceof SendRequest send) {
            return of(send.target(), send.cid());
        } else if (request instanceof HistoryRequest history) {
            return of(history.target(), 0);
        } else if (request instanceof ReceivedRequest received) {
            return of(received.target(), 0);
        } else if (request instanceof ReadRequest read) {
            return of(read.target(), 0);
        } else if (request instanceof AddFriendRequest add) {
            return ofFriend(add.friendId());
        } else if (request instanceof FriendReplyRequest reply) {
            return ofFriend(reply.friendId());
        } else if (request instanceof RemoveFriendRequest remove) {
            return ofFriend(remove.friendId());
        } else if (request instanceof FindUserRequest find) {
            return new Echo(0, 0, 0, 0, find.userId());
        } else if (request instanceof JoinGroupRequest join) {
            return ofGroup(join.groupId());
        } else if (request instanceof QuitGroupRequest quit) {
            return ofGroup(quit.groupId());
        } else if (request instanceof GroupUsersRequest users) {
            return ofGroup(users.groupId());
        }
        return NONE;
    }

    /** A conversation, and a message in it. */
    public static Echo of(Target target, long cid) {
        return target instanceof Target.User user
                ? new Echo(cid, user.id(), 0, 0, 0)
                : new Echo(cid, 0, ((Target.Group) target).id(), 0, 0);
    }

    private static Echo ofFriend(int friendId) {
        return new Echo(0, 0, 0, friendId, 0);
    }

    private static Echo ofGroup(int groupId) {
        return new Echo(0, 0, groupId, 0, 0);
    }

    private static int id(Fields in, FieldName field) {
        return (int) in.validLongOr(field, 1, Limits.MAX_ID, 0);
    }
}
