package org.chatcluster.server.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chatcluster.common.protocol.UserName;

/** The names of users, which never change, kept for those seen lately. Thread-safe. */
public final class UserDirectory {
    /** About 10 MiB when full. */
    private static final int CAPACITY = 100_000;

    private final AccountDao dao;
    private final Cache<Integer, String> names =
            Caffeine.newBuilder().maximumSize(CAPACITY).build();

    /** A directory over {@code dao}. */
    public UserDirectory(AccountDao dao) {
        this.dao = dao;
    }

    /** Whether the user is known to exist, without a look into the database. */
    public boolean isKnown(int userId) {
        return names.getIfPresent(userId) != null;
    }

    /** Enters a user that is known to exist. */
    public void learn(UserName user) {
        names.put(user.id(), user.name());
    }

    /** The user, if it exists. May block. */
    public Optional<UserName> find(int userId) {
        return Optional.ofNullable(
                        names.get(userId, id -> dao.find(id).map(Account::name).orElse(null)))
                .map(name -> new UserName(userId, name));
    }

    /** The names of those of the users that exist. May block. */
    public Map<Integer, String> names(Collection<Integer> userIds) {
        return names.getAll(userIds, missing -> dao.names(List.copyOf(missing)));
    }
}
