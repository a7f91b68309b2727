package org.chatcluster.server.account;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The rows of accounts and their tokens. Thread-safe and blocking. */
public interface AccountDao {
    /** A token, stored by the lower-case hexadecimal form of its SHA-256. Times are in ms since the epoch. */
    record StoredToken(String hash, int userId, String device, long createdAt, long expiresAt) {}

    /** A token and the name of whose it is. */
    record OwnedToken(StoredToken token, String userName) {}

    /** Stores an account and answers its id, or nothing if {@code nameKey} is taken. */
    OptionalInt create(String name, String nameKey, String passwordHash, long createdAt);

    /** The account of an id. */
    Optional<Account> find(int id);

    /** The account whose name has this key, see {@link NameKey}. */
    Optional<Account> findByNameKey(String nameKey);

    /** The names of those of the ids that exist, in one statement. */
    Map<Integer, String> names(Collection<Integer> ids);

    /** Stores a token. */
    void addToken(StoredToken token);

    /** The tokens with these SHA-256, by it, expired or not, in one statement. */
    Map<String, OwnedToken> findOwnedTokens(Collection<String> hashes);

    /** Those of the SHA-256 that there are tokens with, expired or not, in one statement. */
    Set<String> findTokens(Collection<String> hashes);

    /** Removes a token, if it is there. */
    void removeToken(String hash);

    /** Removes every token of an account. */
    void removeTokens(int userId);

    /** Removes the tokens that expired before {@code now}. */
    void removeExpiredTokens(long now);

    /** Removes the oldest tokens of each account and device of which there are more than {@code kept}. */
    void removeTokensBeyond(int kept);
}
