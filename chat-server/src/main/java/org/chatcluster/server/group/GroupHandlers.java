package org.chatcluster.server.group;

import java.util.List;
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
import org.chatcluster.server.session.Answer;
import org.chatcluster.server.session.Session;
import org.chatcluster.server.session.SessionRegistry;

/** The requests about groups. On the request pool. */
public final class GroupHandlers {
    private final GroupService groups;
    private final SessionRegistry sessions;

    /** Handlers on the rules of {@code groups}. */
    public GroupHandlers(GroupService groups, SessionRegistry sessions) {
        this.groups = groups;
        this.sessions = sessions;
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
        List<Member> page = found.stream()
                .limit(request.limit())
                .map(member -> new Member(
                        member.user().id(),
                        member.user().name(),
                        member.role(),
                        sessions.state(member.user().id())))
                .toList();
        return Answer.of(new GroupUsersReply(request.groupId(), page, found.size() > request.limit()));
    }
}
