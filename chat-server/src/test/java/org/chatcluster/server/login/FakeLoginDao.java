package org.chatcluster.server.login;

import org.chatcluster.server.account.AccountDao;
import org.chatcluster.server.friend.FriendDao;
import org.chatcluster.server.group.GroupDao;
import org.chatcluster.server.message.InboxDao;

/** Reads a circle piece by piece. As thread-safe as the pieces. */
public record FakeLoginDao(AccountDao accounts, GroupDao groups, FriendDao friends, InboxDao inbox)
        implements LoginDao {
    @Override
    public Circle readCircle(int userId, String tokenHash) {
        return new Circle(
                accounts.findToken(tokenHash).isPresent(),
                groups.listJoined(userId),
                friends.listFriends(userId),
                friends.listRequests(userId),
                inbox.list(userId));
    }
}
