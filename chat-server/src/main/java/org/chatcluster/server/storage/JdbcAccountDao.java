package org.chatcluster.server.storage;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.chatcluster.common.protocol.UserName;
import org.chatcluster.server.account.Account;
import org.chatcluster.server.account.AccountDao;
import org.chatcluster.server.error.StorageException;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Accounts and tokens in tables {@code user} and {@code session_token}. Thread-safe and blocking. A login by token goes around JDBI, which costs
 * as much as the statement.
 */
final class JdbcAccountDao implements AccountDao {
    /** Begins with the tokens; each has its user. */
    private static final String FIND_TOKENS =
            "SELECT t.token_hash, t.user_id, t.device, t.created_at, t.expires_at, u.name"
                    + " FROM session_token t LEFT JOIN user u ON u.id = t.user_id WHERE t.token_hash IN ";

    private final Handles handles;
    private final Connections connections;

    private record Device(int userId, String name) {}

    JdbcAccountDao(Handles handles, Connections connections) {
        this.handles = handles;
        this.connections = connections;
    }

    @Override
    public OptionalInt create(String name, String nameKey, String passwordHash, long createdAt) {
        try {
            return OptionalInt.of(handles.write(handle -> handle.createUpdate(
                            "INSERT INTO user (name, name_key, password_hash, created_at) VALUES (?, ?, ?, ?)")
                    .bind(0, name)
                    .bind(1, nameKey)
                    .bind(2, passwordHash)
                    .bind(3, createdAt)
                    .executeAndReturnGeneratedKeys()
                    .mapTo(Integer.class)
                    .one()));
        } catch (StorageException.DuplicateKey e) {
            return OptionalInt.empty();
        }
    }

    @Override
    public Optional<Account> find(int id) {
        return findOne("SELECT id, name, password_hash FROM user WHERE id = ?", id);
    }

    @Override
    public Optional<Account> findByNameKey(String nameKey) {
        return findOne("SELECT id, name, password_hash FROM user WHERE name_key = ?", nameKey);
    }

    private Optional<Account> findOne(String sql, Object key) {
        return handles.read(handle -> handle.select(sql, key)
                .map((row, context) -> new Account(row.getInt(1), row.getString(2), row.getString(3)))
                .findOne());
    }

    @Override
    public Map<Integer, String> names(Collection<Integer> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        List<UserName> names =
                handles.read(handle -> handle.createQuery("SELECT id, name FROM user WHERE id IN (<ids>)")
                        .bindList("ids", List.copyOf(ids))
                        .map(JdbcAccountDao::userName)
                        .list());
        return names.stream().collect(Collectors.toMap(UserName::id, UserName::name));
    }

    /** A user from columns id and name. */
    static UserName userName(ResultSet row, StatementContext context) throws SQLException {
        return new UserName(row.getInt(1), row.getString(2));
    }

    @Override
    public void addToken(StoredToken token) {
        handles.execute(
                "INSERT INTO session_token (token_hash, user_id, device, created_at, expires_at) VALUES (?, ?, ?, ?, ?)",
                token.hash(),
                token.userId(),
                token.device(),
                token.createdAt(),
                token.expiresAt());
    }

    @Override
    public Map<String, OwnedToken> findOwnedTokens(Collection<String> hashes) {
        List<String> padded = Parameters.padded(hashes);
        return connections.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(findTokens(padded.size()))) {
                Parameters.set(statement, 1, padded);
                return readTokens(statement);
            }
        });
    }

    static String findTokens(int count) {
        return FIND_TOKENS + Parameters.rows(1, count);
    }

    private static Map<String, OwnedToken> readTokens(PreparedStatement statement) throws SQLException {
        Map<String, OwnedToken> tokens = new HashMap<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                StoredToken token = new StoredToken(
                        rows.getString(1), rows.getInt(2), rows.getString(3), rows.getLong(4), rows.getLong(5));
                tokens.put(token.hash(), new OwnedToken(token, rows.getString(6)));
            }
        }
        return tokens;
    }

    @Override
    public Set<String> findTokens(Collection<String> hashes) {
        if (hashes.isEmpty()) {
            return Set.of();
        }
        return handles.read(
                handle -> handle.createQuery("SELECT token_hash FROM session_token WHERE token_hash IN (<hashes>)")
                        .bindList("hashes", List.copyOf(hashes))
                        .mapTo(String.class)
                        .set());
    }

    @Override
    public void removeToken(String hash) {
        handles.execute("DELETE FROM session_token WHERE token_hash = ?", hash);
    }

    @Override
    public void removeTokens(int userId) {
        handles.execute("DELETE FROM session_token WHERE user_id = ?", userId);
    }

    @Override
    public void removeTokensBeyond(int kept) {
        List<Device> full = handles.read(handle -> handle.select(
                        "SELECT user_id, device FROM session_token GROUP BY user_id, device HAVING COUNT(*) > ?", kept)
                .map((row, context) -> new Device(row.getInt(1), row.getString(2)))
                .list());
        full.forEach(device -> removeTokensBeyond(device, kept));
    }

    private void removeTokensBeyond(Device device, int kept) {
        Optional<Long> newestToGo = handles.read(handle -> handle.select(
                        "SELECT created_at FROM session_token WHERE user_id = ? AND device = ?"
                                + " ORDER BY created_at DESC LIMIT 1 OFFSET ?",
                        device.userId,
                        device.name,
                        kept)
                .mapTo(Long.class)
                .findOne());
        newestToGo.ifPresent(createdAt -> handles.execute(
                "DELETE FROM session_token WHERE user_id = ? AND device = ? AND created_at <= ?",
                device.userId,
                device.name,
                createdAt));
    }

    @Override
    public void removeExpiredTokens(long now) {
        handles.execute("DELETE FROM session_token WHERE expires_at < ?", now);
    }
}
