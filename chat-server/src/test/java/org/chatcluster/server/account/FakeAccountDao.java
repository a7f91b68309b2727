package org.chatcluster.server.account;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Accounts in memory. Thread-safe. */
public final class FakeAccountDao implements AccountDao {
    private final Map<Integer, Account> accounts = new LinkedHashMap<>();
    private final Map<String, Integer> idsByNameKey = new HashMap<>();
    private final Map<String, StoredToken> tokens = new HashMap<>();

    /** Makes the accounts 1 to {@code count}, called user 1, user 2 and so on, that nobody can log in to. */
    public static FakeAccountDao withUsers(int count) {
        FakeAccountDao dao = new FakeAccountDao();
        for (int id = 1; id <= count; id++) {
            dao.create("user" + id, "user" + id, "", 0);
        }
        return dao;
    }

    /** A token that the user can log in with on the device from now on. */
    public synchronized String giveToken(int userId, String device) {
        String token = "token of " + userId + " on " + device;
        addToken(new StoredToken(Tokens.hash(token), userId, device, 0, 1L << 50));
        return token;
    }

    @Override
    public synchronized OptionalInt create(String name, String nameKey, String passwordHash, long createdAt) {
        int id = accounts.size() + 1;
        if (idsByNameKey.putIfAbsent(nameKey, id) != null) {
            return OptionalInt.empty();
        }
        accounts.put(id, new Account(id, name, passwordHash));
        return OptionalInt.of(id);
    }

    @Override
    public synchronized Optional<Account> find(int id) {
        return Optional.ofNullable(accounts.get(id));
    }

    @Override
    public synchronized Optional<Account> findByNameKey(String nameKey) {
        return Optional.ofNullable(idsByNameKey.get(nameKey)).map(accounts::get);
    }

    @Override
    public synchronized Map<Integer, String> names(Collection<Integer> ids) {
        return ids.stream()
                .filter(accounts::containsKey)
                .collect(Collectors.toMap(
                        Function.identity(), id -> accounts.get(id).name()));
    }

    @Override
    public synchronized void addToken(StoredToken token) {
        tokens.put(token.hash(), token);
    }

    @Override
    public synchronized Map<String, OwnedToken> findOwnedTokens(Collection<String> hashes) {
        return findTokens(hashes).stream()
                .map(tokens::get)
                .collect(Collectors.toMap(
                        StoredToken::hash,
                        token -> new OwnedToken(
                                token, accounts.get(token.userId()).name())));
    }

    @Override
    public synchronized Set<String> findTokens(Collection<String> hashes) {
        return hashes.stream().filter(tokens::containsKey).collect(Collectors.toSet());
    }

    @Override
    public synchronized void removeToken(String hash) {
        tokens.remove(hash);
    }

    @Override
    public synchronized void removeTokens(int userId) {
        tokens.values().removeIf(token -> token.userId() == userId);
    }

    @Override
    public synchronized void removeExpiredTokens(long now) {
        tokens.values().removeIf(token -> token.expiresAt() < now);
    }

    @Override
    public synchronized void removeTokensBeyond(int kept) {
        Map<List<Object>, List<StoredToken>> devices = tokens.values().stream()
                .collect(Collectors.groupingBy(token -> List.of(token.userId(), token.device())));
        devices.values()
                .forEach(ofDevice -> ofDevice.stream()
                        .sorted(Comparator.comparing(StoredToken::createdAt).reversed())
                        .skip(kept)
                        .forEach(token -> tokens.remove(token.hash())));
    }

    /** The number of tokens. */
    public synchronized int tokens() {
        return tokens.size();
    }
}
