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

/**
 * The friends of the users of this node, and on which nodes they are, this one included. Every change is shown to the friend's
 * watchers, whether or not it is news for each. Confined to the presence thread.
 */
final class FriendBoard {
    private final NodeRef self;
    private final IntPredicate isHere;
    private final FriendScreen screen;
    private final Map<Integer, Friend> friends = new HashMap<>();
    private final Map<Integer, Set<Integer>> friendsOf = new HashMap<>();
    private final Map<NodeRef, Set<Integer>> friendsOn = new HashMap<>();
    private long changes;

    /** Who is shown a friend, where it is, and when the last news of that came. */
    private static final class Friend {
        private final Set<Integer> watchers = new HashSet<>(4);
        private final Set<NodeRef> nodes = new HashSet<>(2);
        private long changed;
    }

    /** {@code isHere} tells of a user whether {@link #changed} would have heard of it on this node. */
    FriendBoard(NodeRef self, IntPredicate isHere, FriendScreen screen) {
        this.self = self;
        this.isHere = isHere;
        this.screen = screen;
    }

    /** A user of this node is to be shown these friends, too. */
    void watch(int userId, Collection<Integer> friendIds) {
        Set<Integer> watched = friendsOf.computeIfAbsent(userId, id -> new HashSet<>());
        for (int friendId : friendIds) {
            if (watched.add(friendId)) {
                friends.computeIfAbsent(friendId, this::newFriend).watchers.add(userId);
            }
        }
    }

    private Friend newFriend(int userId) {
        Friend friend = new Friend();
        if (isHere.test(userId)) {
            friend.nodes.add(self);
            friendsOn.computeIfAbsent(self, ref -> new HashSet<>()).add(userId);
        }
        return friend;
    }

    /** A user is not to be shown this friend any more. */
    void unwatch(int userId, int friendId) {
        if (friendsOf.getOrDefault(userId, Set.of()).remove(friendId)) {
            stopWatching(userId, friendId);
        }
    }

    /** The user has left this node. */
    void unwatch(int userId) {
        Set<Integer> watched = friendsOf.remove(userId);
        if (watched != null) {
            watched.forEach(friendId -> stopWatching(userId, friendId));
        }
    }

    private void stopWatching(int userId, int friendId) {
        Friend friend = friends.get(friendId);
        if (friend != null && friend.watchers.remove(userId) && friend.watchers.isEmpty()) {
            friends.remove(friendId);
            friend.nodes.forEach(node -> forget(node, friendId));
        }
    }

    /** Everybody who is watched. */
    List<Integer> listFriends() {
        return List.copyOf(friends.keySet());
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
            friend.nodes.add(node);
            friendsOn.computeIfAbsent(node, ref -> new HashSet<>()).add(userId);
        } else if (friend.nodes.remove(node)) {
            forget(node, userId);
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

    /** Of the other nodes, a user is on these and no others, unless there was news of it since {@code since}. */
    void correct(int userId, Collection<NodeRef> nodes, long since) {
        Friend friend = friends.get(userId);
        if (friend == null || friend.changed > since) {
            return;
        }
        learn(userId, nodes);
        for (NodeRef node : List.copyOf(friend.nodes)) {
            if (!node.equals(self) && !nodes.contains(node)) {
                changed(userId, node, State.OFFLINE);
            }
        }
    }

    /** A node has died or gone, with everybody on it. */
    void gone(NodeRef node) {
        for (int userId : List.copyOf(friendsOn.getOrDefault(node, Set.of()))) {
            changed(userId, node, State.OFFLINE);
        }
    }

    private void forget(NodeRef node, int userId) {
        Set<Integer> there = friendsOn.get(node);
        if (there != null && there.remove(userId) && there.isEmpty()) {
            friendsOn.remove(node);
        }
    }

    private void show(int userId, Friend friend) {
        State state = friend.nodes.isEmpty() ? State.OFFLINE : State.ONLINE;
        screen.showPresence(List.copyOf(friend.watchers), new PresenceEvent(userId, state));
    }
}
