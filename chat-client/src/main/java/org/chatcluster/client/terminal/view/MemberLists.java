package org.chatcluster.client.terminal.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
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
    /** How old a list may be that is looked at: nothing tells when a member who is no friend comes or goes. */
    private static final long MAX_AGE_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final Supplier<ChatClient> client;
    private final People people;
    private final Runnable changed;
    private final LongSupplier nanos;

    /** When each list was asked for, as far as nothing has changed since. */
    private final Map<Integer, Long> asked = new HashMap<>();

    private final Set<Integer> loading = new HashSet<>();
    private final Set<Integer> again = new HashSet<>();

    /**
     * {@code client} is asked for late: it is made with the listener that shares the model; {@code changed} must not wait; {@code nanos}
     * is a clock like {@link System#nanoTime}.
     */
    public MemberLists(Supplier<ChatClient> client, People people, Runnable changed, LongSupplier nanos) {
        this.client = client;
        this.people = people;
        this.changed = changed;
        this.nanos = nanos;
    }

    /** The group has changed. */
    public synchronized void outdate(int groupId) {
        asked.remove(groupId);
    }

    /** All groups may have changed without a word. */
    public synchronized void outdate() {
        asked.clear();
    }

    /** The members are wanted: asks for them if they are not known or have changed. Without an answer those that are known stay. */
    public void need(int groupId) {
        boolean known = !people.membersOf(groupId).isEmpty();
        if (begin(groupId, known ? Long.MAX_VALUE : MAX_AGE_NANOS)) {
            load(groupId, 0, new ArrayList<>());
        }
    }

    /** The members are looked at: asks for them if what is known of them is old, too. */
    public void watch(int groupId) {
        if (begin(groupId, MAX_AGE_NANOS)) {
            load(groupId, 0, new ArrayList<>());
        }
    }

    /** Whether to ask now; not if the last time is no longer ago than that, and while that is under way only behind it. */
    private synchronized boolean begin(int groupId, long maxAgeNanos) {
        long now = nanos.getAsLong();
        Long last = asked.get(groupId);
        if (last != null && now - last < maxAgeNanos) {
            return false;
        }
        asked.put(groupId, now);
        boolean first = loading.add(groupId);
        if (!first) {
            again.add(groupId);
        }
        return first;
    }

    /** Whether to ask once more: the group has changed meanwhile. */
    private synchronized boolean end(int groupId) {
        boolean once = again.remove(groupId);
        if (!once) {
            loading.remove(groupId);
        }
        return once;
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
                load(groupId, 0, new ArrayList<>());
            }
        });
    }
}
