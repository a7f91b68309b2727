package org.chatcluster.server.login;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.chatcluster.common.protocol.UserName;
import org.chatcluster.server.group.GroupDao;
import org.chatcluster.server.message.InboxDao;

/** The rows around an account that a login needs. Thread-safe and blocking. */
public interface LoginDao {
    /** An account and the SHA-256 of the token that it logs in by. */
    record Login(int userId, String tokenHash) {}

    /**
     * Groups and friends by id, who waits for an answer of the account, the oldest first, and the conversations as
     * {@link InboxDao#list} gives them. Without {@code tokenIsThere} the token was revoked.
     */
    record Circle(
            boolean tokenIsThere,
            List<GroupDao.Joined> groups,
            List<UserName> friends,
            List<UserName> requests,
            List<InboxDao.Entry> inbox) {}

    /** That of each login, as of one moment, in one statement: a statement costs more than what is read by it. */
    Map<Login, Circle> readCircles(Collection<Login> logins);
}
