package org.chatcluster.server.group;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.chatcluster.common.protocol.GroupInfo;
import org.chatcluster.common.protocol.Role;
import org.chatcluster.common.protocol.UserName;

/** The rows of groups and their members. Thread-safe and blocking. What changes members locks the row of the group first. */
public interface GroupDao {
    /** A member's place in a group; it sees the messages above {@code joinedSeq}. */
    record Membership(int groupId, int userId, Role role, long joinedSeq) {}

    /** A group of a user and where its membership starts. */
    record Joined(GroupInfo info, long joinedSeq) {}

    /** A member with its name. */
    record NamedMember(UserName user, Role role) {}

    /** What has become of a change. */
    enum Outcome {
        DONE,
        NO_SUCH_GROUP,
        ALREADY_MEMBER,
        NOT_A_MEMBER,
        IS_CREATOR,
        GROUP_FULL,
        TOO_MANY_GROUPS
    }

    /** The outcome of joining; name and last seq of the group where it is DONE. */
    record JoinResult(Outcome outcome, String name, long lastSeq) {}

    /** Makes a group with its creator as the only member and answers its id, or nothing if the user is in too many. */
    OptionalInt create(String name, String description, int creatorId, long now);

    /** Adds a member from the group's last seq on; its cursors in {@code inbox} become that seq. */
    JoinResult join(int groupId, int userId, int maxMembers);

    /** Removes a member that is not the creator. */
    Outcome quit(int groupId, int userId);

    /** Whether the group exists. */
    boolean exists(int groupId);

    /** The user's place in the group. */
    Optional<Membership> findMembership(int groupId, int userId);

    /** The number of members. */
    int countMembers(int groupId);

    /** The groups of a user by id. */
    List<Joined> listJoined(int userId);

    /** The groups of these users, by user. */
    Map<Integer, Set<Integer>> listGroupIds(Collection<Integer> userIds);

    /** At most {@code limit} members with an id above {@code after}, by id. */
    List<NamedMember> listMembers(int groupId, int after, int limit);
}
