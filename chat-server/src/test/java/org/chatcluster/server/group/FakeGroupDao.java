package org.chatcluster.server.group;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.chatcluster.common.protocol.GroupInfo;
import org.chatcluster.common.protocol.Role;
import org.chatcluster.common.protocol.UserName;
import org.chatcluster.server.cluster.Doubt;
import org.chatcluster.server.cluster.LocalBus;
import org.chatcluster.server.delivery.DeliveryService;
import org.chatcluster.server.log.Conversation;
import org.chatcluster.server.log.FakeMessageDao;
import org.chatcluster.server.log.TickingClock;
import org.chatcluster.server.message.FakeInboxDao;
import org.chatcluster.server.session.SessionRegistry;

/** Groups in memory, beside the log and the cursors. Thread-safe. */
public final class FakeGroupDao implements GroupDao {
    private final FakeMessageDao log;
    private final FakeInboxDao inbox;
    private final List<Group> groups = new ArrayList<>();

    private record Group(String name, String description, Map<Integer, Membership> members) {}

    /** Groups whose messages are in {@code log}. */
    public FakeGroupDao(FakeMessageDao log, FakeInboxDao inbox) {
        this.log = log;
        this.inbox = inbox;
    }

    /** The rules over these groups on a node that is alone, with at most {@code maxMembers} in a group. */
    public GroupService rules(DeliveryService delivery, SessionRegistry sessions, int maxMembers) {
        Memberships memberships = new Memberships(this, sessions, delivery, new LocalBus(), new Doubt(), Runnable::run);
        return new GroupService(this, delivery, memberships, new TickingClock(0), maxMembers);
    }

    @Override
    public synchronized OptionalInt create(String name, String description, int creatorId, long now) {
        groups.add(new Group(name, description, new TreeMap<>()));
        int id = groups.size();
        add(id, creatorId, Role.CREATOR, 0);
        return OptionalInt.of(id);
    }

    private void add(int groupId, int userId, Role role, long seq) {
        groups.get(groupId - 1).members.put(userId, new Membership(groupId, userId, role, seq));
        inbox.put(userId, Conversation.group(groupId), seq, seq);
    }

    @Override
    public synchronized JoinResult join(int groupId, int userId, int maxMembers) {
        if (!exists(groupId)) {
            return new JoinResult(Outcome.NO_SUCH_GROUP, "", 0);
        }
        if (findMembership(groupId, userId).isPresent()) {
            return new JoinResult(Outcome.ALREADY_MEMBER, "", 0);
        }
        if (countMembers(groupId) >= maxMembers) {
            return new JoinResult(Outcome.GROUP_FULL, "", 0);
        }
        long seq = log.rows(Conversation.group(groupId)).size();
        add(groupId, userId, Role.NORMAL, seq);
        return new JoinResult(Outcome.DONE, groups.get(groupId - 1).name, seq);
    }

    @Override
    public synchronized Outcome quit(int groupId, int userId) {
        Optional<Membership> membership = findMembership(groupId, userId);
        if (membership.isEmpty()) {
            return exists(groupId) ? Outcome.NOT_A_MEMBER : Outcome.NO_SUCH_GROUP;
        }
        if (membership.get().role() == Role.CREATOR) {
            return Outcome.IS_CREATOR;
        }
        groups.get(groupId - 1).members.remove(userId);
        return Outcome.DONE;
    }

    @Override
    public synchronized boolean exists(int groupId) {
        return groupId >= 1 && groupId <= groups.size();
    }

    @Override
    public synchronized Optional<Membership> findMembership(int groupId, int userId) {
        return exists(groupId)
                ? Optional.ofNullable(groups.get(groupId - 1).members.get(userId))
                : Optional.empty();
    }

    @Override
    public synchronized int countMembers(int groupId) {
        return exists(groupId) ? groups.get(groupId - 1).members.size() : 0;
    }

    @Override
    public synchronized List<Joined> listJoined(int userId) {
        List<Joined> joined = new ArrayList<>();
        for (int id = 1; id <= groups.size(); id++) {
            Group group = groups.get(id - 1);
            Membership mine = group.members.get(userId);
            if (mine != null) {
                GroupInfo info = new GroupInfo(id, group.name, group.description, mine.role(), group.members.size());
                joined.add(new Joined(info, mine.joinedSeq()));
            }
        }
        return joined;
    }

    @Override
    public synchronized Map<Integer, Set<Integer>> listGroupIds(Collection<Integer> userIds) {
        Map<Integer, Set<Integer>> ids = new TreeMap<>();
        for (int user : userIds) {
            listJoined(user)
                    .forEach(joined -> ids.computeIfAbsent(user, id -> new TreeSet<>())
                            .add(joined.info().groupId()));
        }
        return ids;
    }

    @Override
    public synchronized List<NamedMember> listMembers(int groupId, int after, int limit) {
        return groups.get(groupId - 1).members.values().stream()
                .filter(member -> member.userId() > after)
                .limit(limit)
                .map(member -> new NamedMember(new UserName(member.userId(), "user" + member.userId()), member.role()))
                .toList();
    }
}
