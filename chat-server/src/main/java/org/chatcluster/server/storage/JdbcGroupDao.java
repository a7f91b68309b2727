package org.chatcluster.server.storage;

import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.chatcluster.common.protocol.GroupInfo;
import org.chatcluster.common.protocol.Limits;
import org.chatcluster.common.protocol.Role;
import org.chatcluster.common.protocol.UserName;
import org.chatcluster.server.group.GroupDao;
import org.chatcluster.server.log.Conversation;
import org.jdbi.v3.core.Handle;

/**
 * Groups in tables {@code chat_group} and {@code group_user}. Thread-safe and blocking. Locks the group first and then the user,
 * who may be joining another group at the same time.
 */
final class JdbcGroupDao implements GroupDao {
    private static final String INSERT_MEMBER =
            "INSERT INTO group_user (group_id, user_id, role, joined_seq, muted_until) VALUES (?, ?, ?, ?, 0)";

    /** What is needed of a group to let somebody in. */
    private record LockedGroup(String name, int members) {}

    private final Handles handles;
    private final String lockGroup;
    private final String lockUser;

    JdbcGroupDao(Handles handles) {
        this.handles = handles;
        String forUpdate = handles.dialect().forUpdate();
        this.lockGroup = "SELECT name, members FROM chat_group WHERE id = ?" + forUpdate;
        this.lockUser = "SELECT id FROM user WHERE id = ?" + forUpdate;
    }

    @Override
    public OptionalInt create(String name, String description, int creatorId, long now) {
        return handles.inTransaction(handle -> {
            if (hasAllGroups(handle, creatorId)) {
                return OptionalInt.empty();
            }
            int groupId = handle.createUpdate(
                            "INSERT INTO chat_group (name, description, members, created_at) VALUES (?, ?, 1, ?)")
                    .bind(0, name)
                    .bind(1, description)
                    .bind(2, now)
                    .executeAndReturnGeneratedKeys()
                    .mapTo(Integer.class)
                    .one();
            addMember(handle, groupId, creatorId, Role.CREATOR, 0);
            return OptionalInt.of(groupId);
        });
    }

    @Override
    public JoinResult join(int groupId, int userId, int maxMembers) {
        return handles.inTransaction(handle -> {
            Optional<LockedGroup> group = lockGroup(handle, groupId);
            if (group.isEmpty()) {
                return refused(Outcome.NO_SUCH_GROUP);
            }
            if (findMembership(handle, groupId, userId).isPresent()) {
                return refused(Outcome.ALREADY_MEMBER);
            }
            if (group.get().members >= maxMembers) {
                return refused(Outcome.GROUP_FULL);
            }
            if (hasAllGroups(handle, userId)) {
                return refused(Outcome.TOO_MANY_GROUPS);
            }
            long lastSeq = lastSeq(handle, groupId);
            addMember(handle, groupId, userId, Role.NORMAL, lastSeq);
            handle.execute("UPDATE chat_group SET members = members + 1 WHERE id = ?", groupId);
            return new JoinResult(Outcome.DONE, group.get().name, lastSeq);
        });
    }

    @Override
    public Outcome quit(int groupId, int userId) {
        return handles.inTransaction(handle -> {
            if (lockGroup(handle, groupId).isEmpty()) {
                return Outcome.NO_SUCH_GROUP;
            }
            Optional<Membership> membership = findMembership(handle, groupId, userId);
            if (membership.isEmpty()) {
                return Outcome.NOT_A_MEMBER;
            }
            if (membership.get().role() == Role.CREATOR) {
                return Outcome.IS_CREATOR;
            }
            handle.execute("DELETE FROM group_user WHERE group_id = ? AND user_id = ?", groupId, userId);
            handle.execute("UPDATE chat_group SET members = members - 1 WHERE id = ?", groupId);
            return Outcome.DONE;
        });
    }

    @Override
    public boolean exists(int groupId) {
        return handles.read(handle -> handle.select("SELECT 1 FROM chat_group WHERE id = ?", groupId)
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
    }

    @Override
    public Optional<Membership> findMembership(int groupId, int userId) {
        return handles.read(handle -> findMembership(handle, groupId, userId));
    }

    @Override
    public int countMembers(int groupId) {
        return handles.read(handle -> handle.select("SELECT members FROM chat_group WHERE id = ?", groupId)
                .mapTo(Integer.class)
                .findOne()
                .orElse(0));
    }

    @Override
    public List<Joined> listJoined(int userId) {
        return handles.read(handle -> handle.select(
                        "SELECT g.id, g.name, g.description, m.role, g.members, m.joined_seq FROM group_user m"
                                + " JOIN chat_group g ON g.id = m.group_id WHERE m.user_id = ? ORDER BY g.id",
                        userId)
                .map((row, context) -> new Joined(
                        new GroupInfo(
                                row.getInt(1),
                                row.getString(2),
                                row.getString(3),
                                role(row.getString(4)),
                                row.getInt(5)),
                        row.getLong(6)))
                .list());
    }

    @Override
    public Map<Integer, Set<Integer>> listGroupIds(Collection<Integer> userIds) {
        if (userIds.isEmpty()) {
            return Map.of();
        }
        return handles.read(handle -> handle.createQuery(
                        "SELECT user_id, group_id FROM group_user WHERE user_id IN (<users>)")
                .bindList("users", List.copyOf(userIds))
                .reduceRows(new HashMap<>(), (groups, row) -> {
                    groups.computeIfAbsent(row.getColumn(1, Integer.class), user -> new HashSet<>())
                            .add(row.getColumn(2, Integer.class));
                    return groups;
                }));
    }

    @Override
    public List<NamedMember> listMembers(int groupId, int after, int limit) {
        return handles.read(handle -> handle.select(
                        "SELECT m.user_id, u.name, m.role FROM group_user m JOIN user u ON u.id = m.user_id"
                                + " WHERE m.group_id = ? AND m.user_id > ? ORDER BY m.user_id LIMIT ?",
                        groupId,
                        after,
                        limit)
                .map((row, context) ->
                        new NamedMember(new UserName(row.getInt(1), row.getString(2)), role(row.getString(3))))
                .list());
    }

    private Optional<LockedGroup> lockGroup(Handle handle, int groupId) {
        return handle.select(lockGroup, groupId)
                .map((row, context) -> new LockedGroup(row.getString(1), row.getInt(2)))
                .findOne();
    }

    /** Locks the user until the end of the transaction. */
    private boolean hasAllGroups(Handle handle, int userId) {
        handle.select(lockUser, userId).mapTo(Integer.class).findOne();
        int groups = handle.select("SELECT COUNT(*) FROM group_user WHERE user_id = ?", userId)
                .mapTo(Integer.class)
                .one();
        return groups >= Limits.MAX_GROUPS;
    }

    /** The last seq that is committed. */
    private static long lastSeq(Handle handle, int groupId) {
        return handle.select(
                        "SELECT seq FROM message WHERE conversation_id = ? ORDER BY seq DESC LIMIT 1",
                        Conversation.group(groupId).id())
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
    }

    /** Writes the inbox row too. An old one has no cursor above {@code joinedSeq}, so raising it sets it. */
    private void addMember(Handle handle, int groupId, int userId, Role role, long joinedSeq) {
        handle.execute(INSERT_MEMBER, groupId, userId, role.wireName(), joinedSeq);
        InboxRow inbox = new InboxRow(userId, Conversation.group(groupId).id(), joinedSeq, joinedSeq);
        try {
            InboxRow.insert(
                    handle.getConnection(), List.of(inbox), handles.dialect().orRaiseCursors());
        } catch (SQLException e) {
            throw handles.dialect().translate(e);
        }
    }

    private static Optional<Membership> findMembership(Handle handle, int groupId, int userId) {
        return handle.select(
                        "SELECT role, joined_seq FROM group_user WHERE group_id = ? AND user_id = ?", groupId, userId)
                .map((row, context) -> new Membership(groupId, userId, role(row.getString(1)), row.getLong(2)))
                .findOne();
    }

    private static JoinResult refused(Outcome outcome) {
        return new JoinResult(outcome, "", 0);
    }

    static Role role(String wireName) {
        return Role.valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
