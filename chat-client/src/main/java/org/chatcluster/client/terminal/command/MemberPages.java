package org.chatcluster.client.terminal.command;

import java.util.List;
import org.chatcluster.client.ChatClient;
import org.chatcluster.common.protocol.GroupUsersReply;
import org.chatcluster.common.protocol.GroupUsersRequest;
import org.chatcluster.common.protocol.Limits;
import org.chatcluster.common.protocol.Member;

/** The members of a group, page by page. On the person's thread, who can interrupt it. */
public final class MemberPages {
    private final ChatClient client;
    private final int groupId;
    private int after;
    private boolean more = true;

    public MemberPages(ChatClient client, int groupId) {
        this.client = client;
        this.groupId = groupId;
    }

    /** Whether there may be members besides those that {@link #next} gave. */
    public boolean hasMore() {
        return more;
    }

    /** The next of them; empty if there is none left. */
    public List<Member> next() throws InterruptedException {
        GroupUsersRequest request = new GroupUsersRequest(groupId, after, Limits.MAX_GROUP_USERS);
        GroupUsersReply page = Answers.await(client.request(request, GroupUsersReply.class));
        List<Member> members = page.users();
        more = page.more() && !members.isEmpty();
        after = members.isEmpty() ? after : members.get(members.size() - 1).id();
        return members;
    }
}
