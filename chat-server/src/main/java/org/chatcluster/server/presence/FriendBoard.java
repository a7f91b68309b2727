package org.chatcluster.server.presence;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.chatcluster.common.protocol.PresenceEvent;
import org.chatcluster.common.protocol.State;
import org.chatcluster.server.cluster.NodeRef;
import org.chatcluster.server.packed.IntMap;
import org.chatcluster.server.packed.IntSet;

/**
 * The friends of the users of this node, and on which nodes they are, this one included. Every change is shown to the friend's
 * watchers, whether or not it is news for each. Confined to the presence thread.
 */
final class FriendBoard {
    private final NodeRef self;
    private final IntPredicate isHere;
    /** Where most friends are, in one set for them all. */
    private final Set<NodeRef> here;

    private final FriendScreen screen;
    private final IntMap<Friend> friends = new IntMap<>();
    private final IntMap<IntSet> friendsOf = new IntMap<>();
    /** How many of them are on each node. */
    private final Map<NodeRef, Integer> friendsOn = new HashMap<>();

    private long changes;

    /** Who is shown a friend, where it is, and when the last news of that came. */
    private static final class Friend {
        private final IntSet watchers = new IntSet();
        /** Another set with each change: one that cannot change is the smallest there is. */
        private Set<NodeRef> nodes = Set.of();

        private long changed;
    }

    /** {@code isHere} tells of a user whether {@link #changed} would have heard of it on this node. */
    FriendBoard(NodeRef self, IntPredicate isHere, FriendScreen screen) {
        this.self = self;
        this.here = Set.of(self);
        this.isHere = isHere;
        this.screen = screen;
    }

    /** A user of this node is to be shown these friends, too. */
    void watch(int userId, Collection<Integer> friendIds) {
        IntSet known = friendsOf.get(userId);
        IntSet watched = known == null ? new IntSet() : known;
        friendsOf.put(userId, watched);
        watched.reserve(friendIds.size());
        for (int friendId : friendIds) {
            if (watched.add(friendId)) {
                friend(friendId).watchers.add(userId);
            }
        }
    }

    private Friend friend(int userId) {
        Friend known = friends.get(userId);
        if (known != null) {
            return known;
        }
        Friend friend = new Friend();
        friends.put(userId, friend);
        if (isHere.test(userId)) {
            come(friend, self);
        }
        return friend;
    }

    private void come(Friend friend, NodeRef node) {
        if (!friend.nodes.contains(node)) {
            Set<NodeRef> more = new HashSet<>(friend.nodes);
            more.add(node);
            friend.nodes = more.equals(here) ? here : Set.copyOf(more);
            friendsOn.merge(node, 1, Integer::sum);
        }
    }

    private void go(Friend friend, NodeRef node) {
        if (friend.nodes.contains(node)) {
            Set<NodeRef> rest = new HashSet<>(friend.nodes);
            rest.remove(node);
            friend.nodes = Set.copyOf(rest);
            friendsOn.computeIfPresent(node, (ref, count) -> count == 1 ? null : count - 1);
        }
    }

    /** A user is not to be shown this friend any more. */
    void unwatch(int userId, int friendId) {
        IntSet watched = friendsOf.get(userId);
        if (watched != null && watched.remove(friendId)) {
            stopWatching(userId, friendId);
        }
    }

    /** The user has left this node. */
    void unwatch(int userId) {
        IntSet watched = friendsOf.remove(userId);
        if (watched != null) {
            watched.forEach(friendId -> stopWatching(userId, friendId));
        }
    }

    private void stopWatching(int userId, int friendId) {
        Friend friend = friends.get(friendId);
        if (friend != null && friend.watchers.remove(userId) && friend.watchers.isEmpty()) {
            friends.remove(friendId);
            friend.nodes.forEach(node -> go(friend, node));
        }
    }

    /** Everybody who is watched. */
    List<Integer> listFriends() {
        return friends.listKeys();
    }

    /** The other nodes with friends on them. */
    Set<NodeRef> nodes() {
        Set<NodeRef> others = new HashSet<>(friendsOn.keySet());
        others.remove(self);
        return others;
    }

    /** Whether the user is known to be on another node. */
    boolean isElsewhere(int userId) {
        Friend friend = friends.get(userId);
        return friend != null && friend.nodes.stream().anyMatch(node -> !node.equals(self));
    }

    /** To be remembered before something is read for {@link #correct}. */
    long changes() {
        return changes;
    }

    /** A user has come to a node, or gone from it. */
    void changed(int userId, NodeRef node, State state) {
        Friend friend = friends.get(userId);
        if (friend == null) {
            return;
        }
        friend.changed = ++changes;
        if (state == State.ONLINE) {
            come(friend, node);
        } else {
            go(friend, node);
        }
        show(userId, friend);
    }

    /** A user is on these nodes, as somebody has read. That it is on no other is left to news and to {@link #correct}. */
    void learn(int userId, Collection<NodeRef> nodes) {
        Friend friend = friends.get(userId);
        if (friend != null && !friend.nodes.containsAll(nodes)) {
            nodes.forEach(node -> changed(userId, node, State.ONLINE));
        }
    }

    /** Of the nodes that were {@code asked}, a user is on these and no others, unless there was news of it since {@code since}. */
    void correct(int userId, Collection<NodeRef> nodes, Set<NodeRef> asked, long since) {
        Friend friend = friends.get(userId);
        if (friend == null || friend.changed > since) {
            return;
        }
        learn(userId, nodes);
        for (NodeRef node : friend.nodes) {
            if (asked.contains(node) && !nodes.contains(node)) {
                changed(userId, node, State.OFFLINE);
            }
        }
    }

    /** A node has died or gone, with everybody on it. */
    void gone(NodeRef node) {
        for (int userId : listFriends()) {
            Friend friend = friends.get(userId);
            if (friend != null && friend.nodes.contains(node)) {
                changed(userId, node, State.OFFLINE);
            }
        }
    }

    private void show(int userId, Friend friend) {
        State state = friend.nodes.isEmpty() ? State.OFFLINE : State.ONLINE;
        screen.showPresence(friend.watchers.toList(), new PresenceEvent(userId, state));
    }
}
