package org.chatcluster.server.storage;

import java.util.List;
import org.chatcluster.common.protocol.Limits;
import org.chatcluster.common.protocol.UserName;
import org.chatcluster.server.friend.FriendDao;
import org.jdbi.v3.core.Handle;

/** Friendships in tables {@code friend}, {@code friend_request} and {@code block}. Thread-safe and blocking. */
final class JdbcFriendDao implements FriendDao {
    private final Handles handles;
    private final String lockUsers;

    JdbcFriendDao(Handles handles) {
        this.handles = handles;
        this.lockUsers = "SELECT id FROM user WHERE id IN (?, ?) ORDER BY id"
                + handles.dialect().forUpdate();
    }

    @Override
    public Outcome ask(int fromId, int toId, long now) {
        return handles.inTransaction(handle -> {
            lockUsers(handle, fromId, toId);
            if (areFriends(handle, fromId, toId)) {
                return Outcome.ALREADY_FRIENDS;
            }
            if (has(handle, "SELECT 1 FROM block WHERE user_id = ? AND blocked_id = ?", toId, fromId)) {
                return Outcome.BLOCKED;
            }
            if (isAsked(handle, toId, fromId)) {
                return befriend(handle, fromId, toId, now);
            }
            if (isAsked(handle, fromId, toId)) {
                return Outcome.ASKED_BEFORE;
            }
            if (hasAllFriends(handle, fromId) || hasAllFriends(handle, toId) || hasAllRequests(handle, toId)) {
                return Outcome.TOO_MANY;
            }
            handle.execute(
                    "INSERT INTO friend_request (from_id, to_id, created_at) VALUES (?, ?, ?)", fromId, toId, now);
            return Outcome.ASKED;
        });
    }

    @Override
    public Outcome answer(int userId, int fromId, boolean accept, long now) {
        return handles.inTransaction(handle -> {
            lockUsers(handle, userId, fromId);
            if (!isAsked(handle, fromId, userId)) {
                return Outcome.NO_REQUEST;
            }
            if (accept) {
                return befriend(handle, userId, fromId, now);
            }
            removeRequests(handle, userId, fromId);
            return Outcome.REJECTED;
        });
    }

    @Override
    public Outcome remove(int userId, int friendId) {
        return handles.inTransaction(handle -> {
            lockUsers(handle, userId, friendId);
            int rows = handle.execute(
                    "DELETE FROM friend WHERE (user_id = ? AND friend_id = ?) OR (user_id = ? AND friend_id = ?)",
                    userId,
                    friendId,
                    friendId,
                    userId);
            return rows == 0 ? Outcome.NOT_FRIENDS : Outcome.REMOVED;
        });
    }

    @Override
    public List<UserName> listFriends(int userId) {
        return list(
                "SELECT u.id, u.name FROM friend f JOIN user u ON u.id = f.friend_id WHERE f.user_id = ?"
                        + " ORDER BY f.friend_id",
                userId);
    }

    @Override
    public List<UserName> listRequests(int userId) {
        return list(
                "SELECT u.id, u.name FROM friend_request r JOIN user u ON u.id = r.from_id WHERE r.to_id = ?"
                        + " ORDER BY r.created_at, r.from_id",
                userId);
    }

    @Override
    public List<UserName> listBlocked(int userId) {
        return list(
                "SELECT u.id, u.name FROM block b JOIN user u ON u.id = b.blocked_id WHERE b.user_id = ?"
                        + " ORDER BY b.blocked_id",
                userId);
    }

    private List<UserName> list(String sql, int userId) {
        return handles.read(handle ->
                handle.select(sql, userId).map(JdbcAccountDao::userName).list());
    }

    private void lockUsers(Handle handle, int a, int b) {
        handle.select(lockUsers, a, b).mapTo(Integer.class).list();
    }

    private static Outcome befriend(Handle handle, int a, int b, long now) {
        if (hasAllFriends(handle, a) || hasAllFriends(handle, b)) {
            return Outcome.TOO_MANY;
        }
        removeRequests(handle, a, b);
        handle.execute(
                "INSERT INTO friend (user_id, friend_id, created_at) VALUES (?, ?, ?), (?, ?, ?)",
                a,
                b,
                now,
                b,
                a,
                now);
        return Outcome.BEFRIENDED;
    }

    private static void removeRequests(Handle handle, int a, int b) {
        handle.execute(
                "DELETE FROM friend_request WHERE (from_id = ? AND to_id = ?) OR (from_id = ? AND to_id = ?)",
                a,
                b,
                b,
                a);
    }

    private static boolean areFriends(Handle handle, int a, int b) {
        return has(handle, "SELECT 1 FROM friend WHERE user_id = ? AND friend_id = ?", a, b);
    }

    private static boolean isAsked(Handle handle, int fromId, int toId) {
        return has(handle, "SELECT 1 FROM friend_request WHERE from_id = ? AND to_id = ?", fromId, toId);
    }

    private static boolean has(Handle handle, String sql, int a, int b) {
        return handle.select(sql, a, b).mapTo(Integer.class).findOne().isPresent();
    }

    private static boolean hasAllFriends(Handle handle, int userId) {
        return count(handle, "SELECT COUNT(*) FROM friend WHERE user_id = ?", userId) >= Limits.MAX_FRIENDS;
    }

    private static boolean hasAllRequests(Handle handle, int userId) {
        return count(handle, "SELECT COUNT(*) FROM friend_request WHERE to_id = ?", userId) >= Limits.MAX_REQUESTS;
    }

    private static int count(Handle handle, String sql, int userId) {
        return handle.select(sql, userId).mapTo(Integer.class).one();
    }
}
