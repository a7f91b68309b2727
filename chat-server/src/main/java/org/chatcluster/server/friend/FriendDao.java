package org.chatcluster.server.friend;

import java.util.List;
import org.chatcluster.common.protocol.UserName;

/**
 * The rows of friendships and requests. Thread-safe and blocking. What changes a pair locks the rows of both users first, in the
 * order of their ids, so that two people who act at once are one after the other.
 */
public interface FriendDao {
    /** What has become of a change. */
    enum Outcome {
        /** A new request waits for the other. */
        ASKED,
        /** The same request waits already. */
        ASKED_BEFORE,
        /** Both are friends now. */
        BEFRIENDED,
        /** The request is gone. */
        REJECTED,
        /** The friendship is over. */
        REMOVED,
        /** Both are friends already. */
        ALREADY_FRIENDS,
        /** They are not friends. */
        NOT_FRIENDS,
        /** No request waits. */
        NO_REQUEST,
        /** One of them has as many friends or waiting requests as an account may have. */
        TOO_MANY,
        /** The other has blocked who asks. */
        BLOCKED
    }

    /** {@code fromId} asks {@code toId}: befriends them if the other has asked already. */
    Outcome ask(int fromId, int toId, long now);

    /** {@code userId} accepts the request of {@code fromId}, or rejects it. */
    Outcome answer(int userId, int fromId, boolean accept, long now);

    /** Ends the friendship of the two. */
    Outcome remove(int userId, int friendId);

    /** The friends of a user by id. */
    List<UserName> listFriends(int userId);

    /** Who waits for an answer of this user, the oldest first. */
    List<UserName> listRequests(int userId);

    /** Whom this user has blocked, by id. */
    List<UserName> listBlocked(int userId);
}
