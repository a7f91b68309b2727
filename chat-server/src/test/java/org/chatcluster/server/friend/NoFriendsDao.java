package org.chatcluster.server.friend;

import java.util.List;
import org.chatcluster.common.protocol.UserName;

/** Nobody has friends or wants any. Immutable. */
public final class NoFriendsDao implements FriendDao {
    @Override
    public Outcome ask(int fromId, int toId, long now) {
        return Outcome.TOO_MANY;
    }

    @Override
    public Outcome answer(int userId, int fromId, boolean accept, long now) {
        return Outcome.NO_REQUEST;
    }

    @Override
    public Outcome remove(int userId, int friendId) {
        return Outcome.NOT_FRIENDS;
    }

    @Override
    public List<UserName> listFriends(int userId) {
        return List.of();
    }

    @Override
    public List<UserName> listRequests(int userId) {
        return List.of();
    }

    @Override
    public List<UserName> listBlocked(int userId) {
        return List.of();
    }
}
