package org.chatcluster.server.group;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.chatcluster.common.protocol.ErrorCode;
import org.chatcluster.common.protocol.GroupEvent;
import org.chatcluster.common.protocol.GroupInfo;
import org.chatcluster.server.delivery.DeliveryService;
import org.chatcluster.server.error.ChatException;

/** The rules of groups. Thread-safe; every method but {@link #announceJoin} blocks. */
public final class GroupService {
    /** PROTOCOL.md §4: a change of membership binds within this time. */
    private static final Duration BINDS_WITHIN = Duration.ofSeconds(5);

    private static final int SIZES = 10_000;

    private final GroupDao dao;
    private final DeliveryService delivery;
    private final Memberships memberships;
    private final Clock clock;
    private final int maxMembers;
    private final LoadingCache<Integer, Integer> sizes;

    /** Rules over {@code dao}, with at most {@code maxMembers} in a group. */
    public GroupService(GroupDao dao, DeliveryService delivery, Memberships memberships, Clock clock, int maxMembers) {
        this.dao = dao;
        this.delivery = delivery;
        this.memberships = memberships;
        this.clock = clock;
        this.maxMembers = maxMembers;
        this.sizes = Caffeine.newBuilder()
                .maximumSize(SIZES)
                .expireAfterWrite(BINDS_WITHIN)
                .build(dao::countMembers);
    }

    int create(int userId, String name, String description) {
        return dao.create(name, description, userId, clock.millis())
                .orElseThrow(() -> new ChatException(ErrorCode.TOO_MANY));
    }

    GroupDao.JoinResult join(int userId, int groupId) {
        GroupDao.JoinResult result = dao.join(groupId, userId, maxMembers);
        refuseUnlessDone(result.outcome());
        return result;
    }

    /** Lets the new member's sessions take part, and tells all members. Does not block. */
    void announceJoin(int userId, int groupId, long joinedSeq) {
        delivery.joined(userId, groupId, joinedSeq);
        announce(userId, new GroupEvent(groupId, GroupEvent.Kind.JOIN, userId, userId));
    }

    void quit(int userId, int groupId) {
        refuseUnlessDone(dao.quit(groupId, userId));
        delivery.left(userId, groupId);
        announce(userId, new GroupEvent(groupId, GroupEvent.Kind.QUIT, userId, userId));
    }

    /** Tells every node and every member, whoever has come or gone included. */
    private void announce(int userId, GroupEvent event) {
        memberships.changed(userId, event.groupId());
        delivery.noticeOtherMembers(userId, event.groupId(), event);
        delivery.noticeUser(userId, event);
    }

    List<GroupInfo> list(int userId) {
        return dao.listJoined(userId).stream().map(GroupDao.Joined::info).toList();
    }

    List<GroupDao.NamedMember> listMembers(int groupId, int after, int limit) {
        return dao.listMembers(groupId, after, limit);
    }

    /** The number of members, at most some seconds old. */
    public int countMembers(int groupId) {
        return sizes.get(groupId);
    }

    /** The user's place in the group, or a refusal that tells whether there is such a group. */
    public GroupDao.Membership requireMembership(int userId, int groupId) {
        return dao.findMembership(groupId, userId)
                .orElseThrow(() ->
                        new ChatException(dao.exists(groupId) ? ErrorCode.NOT_A_MEMBER : ErrorCode.NO_SUCH_GROUP));
    }

    private static void refuseUnlessDone(GroupDao.Outcome outcome) {
        switch (outcome) {
            case DONE -> {}
            case NO_SUCH_GROUP -> throw new ChatException(ErrorCode.NO_SUCH_GROUP);
            case ALREADY_MEMBER -> throw new ChatException(ErrorCode.ALREADY_MEMBER);
            case NOT_A_MEMBER -> throw new ChatException(ErrorCode.NOT_A_MEMBER);
            case GROUP_FULL -> throw new ChatException(ErrorCode.GROUP_FULL);
            case TOO_MANY_GROUPS -> throw new ChatException(ErrorCode.TOO_MANY);
            case IS_CREATOR ->
                throw new ChatException(ErrorCode.NOT_ALLOWED, "The creator hands the group over or dissolves it.");
        }
    }
}
