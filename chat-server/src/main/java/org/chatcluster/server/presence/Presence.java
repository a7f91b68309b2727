package org.chatcluster.server.presence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.chatcluster.common.protocol.FriendEvent;
import org.chatcluster.common.protocol.PresenceEvent;
import org.chatcluster.common.protocol.State;
import org.chatcluster.server.cluster.BusChannel;
import org.chatcluster.server.cluster.BusListener;
import org.chatcluster.server.cluster.BusMessage;
import org.chatcluster.server.cluster.NodeRef;
import org.chatcluster.server.cluster.PresenceEntry;
import org.chatcluster.server.cluster.PresenceStore;
import org.chatcluster.server.session.DeviceClaim;
import org.chatcluster.server.session.Session;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is logged in, on whichever node. What is lost on the way is made good by reading again; until then the answer is what was
 * last heard. Thread-safe; only {@link #states} and {@link #stop} block.
 */
public final class Presence implements BusListener {
    /** More than the store takes for its answer, were it a failure. */
    private static final long ANSWER_MILLIS = 1_000;
    /** How many friends are looked up together when all of them are. */
    private static final int TOGETHER = 500;

    private static final long RECHECK_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final Logger LOG = LoggerFactory.getLogger(Presence.class);

    private final PresenceTools tools;
    private final LiveEntries live;
    private final TakeOver takeOver;
    private final LeaseKeeper keeper;
    private final SessionEntries own;
    private final LocalUsers users;
    private final FriendBoard board;
    private long rechecked;

    /** Presence on these tools; {@link #start} begins. */
    public Presence(PresenceTools tools) {
        this.tools = tools;
        this.live = new LiveEntries(tools.self(), tools.store(), tools.ticker());
        this.takeOver = new TakeOver(tools, live);
        this.keeper = new LeaseKeeper(tools, live, new Owner());
        this.own = new SessionEntries(tools, keeper::lease);
        this.users = new LocalUsers(tools.sessions(), tools.bus(), tools.thread(), this::announced);
        this.board = new FriendBoard(tools.self(), users::isHere, tools.screen());
    }

    /** Begins to keep the lease of this node, where there are others. */
    public void start() {
        if (tools.bus().isShared()) {
            post(keeper::poll);
        }
    }

    // ---- sessions

    /**
     * What a login has its device by, to be asked before its session is registered. Ends with TAKEN_OVER if the device has a
     * session of a later attempt on another node.
     */
    public CompletionStage<DeviceClaim> admit(int userId, String device, long attempt) {
        return takeOver.admit(userId, device, attempt);
    }

    /** A session has been registered, and hears of its account. */
    public void entered(Session session) {
        post(() -> {
            if (tools.sessions().listSessions(session.userId()).contains(session)) {
                var unused = own.add(session).whenComplete((done, failure) -> post(() -> users.came(session.userId())));
            }
        });
    }

    /** A session has been removed from the registry. */
    public void left(Session session) {
        post(() -> {
            own.remove(session);
            users.left(session.userId());
            if (!hasSession(session.userId())) {
                board.unwatch(session.userId());
            }
        });
    }

    // ---- friends

    /** The sessions of a user are shown these friends from now on. */
    public void watch(int userId, Collection<Integer> friendIds) {
        post(() -> {
            if (hasSession(userId)) {
                board.watch(userId, friendIds);
            }
        });
    }

    /** Two users have become friends; both are shown the other's state. */
    public void befriended(int userId, int friendId) {
        introduce(userId, friendId);
        introduce(friendId, userId);
    }

    private void introduce(int userId, int friendId) {
        if (!hasSession(userId)) {
            return;
        }
        tools.screen().expectPresence(userId, friendId);
        watch(userId, List.of(friendId));
        var unused = find(List.of(friendId))
                .thenRunAsync(
                        () -> {
                            boolean online = hasSession(friendId) || board.isElsewhere(friendId);
                            State state = online ? State.ONLINE : State.OFFLINE;
                            tools.screen().showPresence(List.of(userId), new PresenceEvent(friendId, state));
                        },
                        tools.thread());
    }

    /** Two users are no friends any more. */
    public void parted(int userId, int friendId) {
        post(() -> {
            board.unwatch(userId, friendId);
            board.unwatch(friendId, userId);
        });
    }

    // ---- states

    /** Whether the user has a session. May block for a moment. */
    public State state(int userId) {
        return states(List.of(userId)).getOrDefault(userId, State.OFFLINE);
    }

    /** Whether each of these users has a session. May block for a moment. */
    public Map<Integer, State> states(Collection<Integer> userIds) {
        Set<Integer> online = await(find(userIds));
        Map<Integer, State> states = new HashMap<>();
        userIds.forEach(userId -> states.put(userId, online.contains(userId) ? State.ONLINE : State.OFFLINE));
        return states;
    }

    private boolean hasSession(int userId) {
        return tools.sessions().state(userId) == State.ONLINE;
    }

    private Set<Integer> await(CompletionStage<Set<Integer>> online) {
        try {
            return online.toCompletableFuture().get(ANSWER_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Set.of();
        } catch (ExecutionException | TimeoutException e) {
            return Set.of();
        }
    }

    /** Those of the users who are online. */
    CompletionStage<Set<Integer>> find(Collection<Integer> userIds) {
        Set<Integer> online = new HashSet<>();
        List<Integer> elsewhere = new ArrayList<>();
        for (int userId : userIds) {
            if (hasSession(userId)) {
                online.add(userId);
            } else {
                elsewhere.add(userId);
            }
        }
        if (elsewhere.isEmpty() || !tools.bus().isShared()) {
            return CompletableFuture.completedStage(online);
        }
        return live.find(elsewhere)
                .handle((found, failure) -> found)
                .thenApplyAsync(
                        found -> {
                            online.addAll(onlineElsewhere(elsewhere, found));
                            return online;
                        },
                        tools.thread());
    }

    /** What was found, and while that may be too little also what was heard. On the presence thread. */
    private Set<Integer> onlineElsewhere(Collection<Integer> userIds, PresenceStore.@Nullable Found found) {
        Set<Integer> online = new HashSet<>();
        if (found != null) {
            found.entries().forEach((userId, entries) -> board.learn(userId, nodes(entries)));
            online.addAll(found.entries().keySet());
        }
        if (found == null || keeper.isUnsettled()) {
            userIds.stream().filter(board::isElsewhere).forEach(online::add);
        }
        return online;
    }

    private static Set<NodeRef> nodes(Collection<PresenceEntry> entries) {
        Set<NodeRef> nodes = new HashSet<>();
        entries.forEach(entry -> nodes.add(entry.lease().node()));
        return nodes;
    }

    // ---- other nodes

    @Override
    public void received(NodeRef sender, BusChannel channel, List<BusMessage> messages) {
        for (BusMessage message : messages) {
            if (message instanceof BusMessage.PresenceChanged change) {
                post(() -> board.changed(change.userId(), sender, change.state()));
            } else if (message instanceof BusMessage.Claim claim) {
                takeOver.claimed(sender, claim);
            } else if (message instanceof BusMessage.Notice notice
                    && notice.push() instanceof FriendEvent event
                    && channel.kind() == BusChannel.Kind.USER) {
                friendEvent(channel.id(), event);
            }
        }
    }

    /** Concerns the sessions of one of the two; the other's are told on the other's channel. */
    private void friendEvent(int userId, FriendEvent event) {
        int friendId =
                event.who().id() == userId ? event.friendId() : event.who().id();
        if (event.kind() == FriendEvent.Kind.ACCEPTED) {
            introduce(userId, friendId);
        } else if (event.kind() == FriendEvent.Kind.REMOVED) {
            post(() -> board.unwatch(userId, friendId));
        }
    }

    /** Something that other nodes have told may have been missed: looks where all friends are, unless it was just done. */
    public void recheck() {
        post(() -> {
            long now = tools.ticker().getAsLong();
            if (rechecked == 0 || now - rechecked > RECHECK_PAUSE_NANOS) {
                recheckNow();
            }
        });
    }

    private void recheckNow() {
        rechecked = tools.ticker().getAsLong();
        recheck(board.listFriends().iterator());
    }

    private void announced(int userId, State state) {
        board.changed(userId, tools.self(), state);
    }

    /** Reads again where all friends are, a part at a time. On the presence thread. */
    private void recheck(Iterator<Integer> friends) {
        List<Integer> some = new ArrayList<>();
        while (friends.hasNext() && some.size() < TOGETHER) {
            some.add(friends.next());
        }
        long since = board.changes();
        var unused = live.find(some)
                .whenCompleteAsync(
                        (found, failure) -> {
                            if (failure != null) {
                                // The leases cannot be read either, and when they can again everything is looked up
                                // again.
                                LOG.debug("Friends could not be looked up.", failure);
                                return;
                            }
                            some.forEach(friend -> board.correct(
                                    friend, nodes(found.entries().getOrDefault(friend, List.of())), since));
                            if (friends.hasNext()) {
                                recheck(friends);
                            }
                        },
                        tools.thread());
    }

    private final class Owner implements LeaseKeeper.Owner {
        @Override
        public Set<NodeRef> peers() {
            return board.nodes();
        }

        @Override
        public void gone(NodeRef node) {
            board.gone(node);
        }

        @Override
        public void restore() {
            own.restore();
            users.announceAgain();
        }

        @Override
        public void settled() {
            recheckNow();
        }
    }

    // ---- the end

    /** The node stops and its sessions are closed. Blocks until others can see that, or cannot be told. */
    public void stop() {
        try {
            beginStop().toCompletableFuture().get(ANSWER_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // Then the lease ends by itself.
            return;
        }
    }

    CompletionStage<Void> beginStop() {
        CompletableFuture<Void> told = new CompletableFuture<>();
        post(() -> {
            users.stop();
            var unused = keeper.stop().whenComplete((done, failure) -> told.complete(null));
        });
        return told;
    }

    private void post(Runnable task) {
        Runnable guarded = () -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.error("Presence has failed.", e);
            }
        };
        try {
            tools.thread().execute(guarded);
        } catch (RejectedExecutionException e) {
            // The node stops; presence is best effort.
            return;
        }
    }
}
