package org.chatcluster.client.terminal.view;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.chatcluster.client.ChatClient;
import org.chatcluster.client.terminal.model.People;
import org.chatcluster.common.protocol.GroupUsersReply;
import org.chatcluster.common.protocol.GroupUsersRequest;
import org.chatcluster.common.protocol.Limits;
import org.chatcluster.common.protocol.Member;
import org.chatcluster.common.protocol.UserName;

/** Brings the members of groups into the model, without waiting. Thread-safe. */
public final class MemberLists {
    private final Supplier<ChatClient> client;
    private final People people;
    private final Runnable changed;
    private final Set<Integer> loading = new HashSet<>();
    private final Set<Integer> outdated = new HashSet<>();

    /** {@code client} is asked for late: it is made with the listener that shares the model; {@code changed} must not wait. */
    public MemberLists(Supplier<ChatClient> client, People people, Runnable changed) {
        this.client = client;
        this.people = people;
        this.changed = changed;
    }

    /**
     * Asks for all members of a group; where that is under way, once more behind it. Without an answer those that are known stay.
     */
    public void load(int groupId) {
        if (begin(groupId)) {
            load(groupId, 0, new ArrayList<>());
        }
    }

    private synchronized boolean begin(int groupId) {
        boolean first = loading.add(groupId);
        if (!first) {
            outdated.add(groupId);
        }
        return first;
    }

    /** Whether the group has changed meanwhile. */
    private synchronized boolean end(int groupId) {
        loading.remove(groupId);
        return outdated.remove(groupId);
    }

    private void load(int groupId, int after, List<Member> sofar) {
        GroupUsersRequest request = new GroupUsersRequest(groupId, after, Limits.MAX_GROUP_USERS);
        var unused = client.get().request(request, GroupUsersReply.class).whenComplete((page, failure) -> {
            boolean more = page != null && page.more() && !page.users().isEmpty();
            if (page != null) {
                page.users().forEach(member -> people.saw(new UserName(member.id(), member.name())));
                sofar.addAll(page.users());
            }
            if (more) {
                load(groupId, sofar.get(sofar.size() - 1).id(), sofar);
                return;
            }
            if (page != null) {
                people.members(groupId, sofar);
                changed.run();
            }
            if (end(groupId)) {
                load(groupId);
            }
        });
    }
}
