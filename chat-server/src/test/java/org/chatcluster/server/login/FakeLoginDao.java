package org.chatcluster.server.login;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chatcluster.server.account.AccountDao;
import org.chatcluster.server.friend.FriendDao;
import org.chatcluster.server.group.GroupDao;
import org.chatcluster.server.message.InboxDao;

/** Reads a circle piece by piece. As thread-safe as the pieces. */
public record FakeLoginDao(AccountDao accounts, GroupDao groups, FriendDao friends, InboxDao inbox)
        implements LoginDao {
    @Override
    public Map<Login, Circle> readCircles(Collection<Login> logins) {
        return logins.stream().collect(Collectors.toMap(Function.identity(), this::readCircle));
    }

    private Circle readCircle(Login login) {
        int userId = login.userId();
        return new Circle(
                !accounts.findTokens(List.of(login.tokenHash())).isEmpty(),
                groups.listJoined(userId),
                friends.listFriends(userId),
                friends.listRequests(userId),
                inbox.list(userId));
    }
}
