package org.chatcluster.server.group;

import java.util.List;
import java.util.Map;
import org.chatcluster.common.protocol.CreateGroupReply;
import org.chatcluster.common.protocol.CreateGroupRequest;
import org.chatcluster.common.protocol.GroupUsersReply;
import org.chatcluster.common.protocol.GroupUsersRequest;
import org.chatcluster.common.protocol.GroupsReply;
import org.chatcluster.common.protocol.GroupsRequest;
import org.chatcluster.common.protocol.JoinGroupReply;
import org.chatcluster.common.protocol.JoinGroupRequest;
import org.chatcluster.common.protocol.Member;
import org.chatcluster.common.protocol.QuitGroupReply;
import org.chatcluster.common.protocol.QuitGroupRequest;
import org.chatcluster.common.protocol.State;
import org.chatcluster.server.presence.Presence;
import org.chatcluster.server.session.Answer;
import org.chatcluster.server.session.Session;

/** The requests about groups. On the request pool. */
public final class GroupHandlers {
    private final GroupService groups;
    private final Presence presence;

    /** Handlers on the rules of {@code groups}. */
    public GroupHandlers(GroupService groups, Presence presence) {
        this.groups = groups;
        this.presence = presence;
    }

    /** CREATE_GROUP_MSG. */
    public Answer create(Session session, CreateGroupRequest request) {
        int groupId = groups.create(session.userId(), request.name(), request.description());
        CreateGroupReply reply = new CreateGroupReply(groupId, request.name());
        return new Answer(reply, () -> groups.announceJoin(session.userId(), groupId, 0));
    }

    /** ADD_GROUP_MSG: the reply precedes the first push, so the sessions are told after it. */
    public Answer join(Session session, JoinGroupRequest request) {
        GroupDao.JoinResult joined = groups.join(session.userId(), request.groupId());
        JoinGroupReply reply = new JoinGroupReply(request.groupId(), joined.name(), joined.lastSeq());
        return new Answer(reply, () -> groups.announceJoin(session.userId(), request.groupId(), joined.lastSeq()));
    }

    /** QUIT_GROUP_MSG: no push follows the reply, so the sessions are told before it. */
    public Answer quit(Session session, QuitGroupRequest request) {
        groups.quit(session.userId(), request.groupId());
        return Answer.of(new QuitGroupReply(request.groupId()));
    }

    /** GROUPS_MSG. */
    public Answer list(Session session, GroupsRequest request) {
        return Answer.of(new GroupsReply(groups.list(session.userId())));
    }

    /** GROUP_USERS_MSG. */
    public Answer members(Session session, GroupUsersRequest request) {
        groups.requireMembership(session.userId(), request.groupId());
        // One more than asked tells whether there are more.
        List<GroupDao.NamedMember> found = groups.listMembers(request.groupId(), request.after(), request.limit() + 1);
        List<GroupDao.NamedMember> shown = found.subList(0, Math.min(found.size(), request.limit()));
        Map<Integer, State> states =
                presence.states(shown.stream().map(member -> member.user().id()).toList());
        List<Member> page = shown.stream()
                .map(member -> new Member(
                        member.user().id(),
                        member.user().name(),
                        member.role(),
                        states.getOrDefault(member.user().id(), State.OFFLINE)))
                .toList();
        return Answer.of(new GroupUsersReply(request.groupId(), page, found.size() > request.limit()));
    }
}
