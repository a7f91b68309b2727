package org.chatcluster.server.presence;

import java.util.Collection;
import java.util.HashMap;
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
import org.chatcluster.server.session.DeviceClaim;
import org.chatcluster.server.session.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is logged in, on whichever node. What is lost on the way is made good by reading again; until then the answer is what was
 * last heard. Thread-safe; only {@link #states} and {@link #stop} block.
 */
public final class Presence implements BusListener {
    private static final long STOP_MILLIS = 1_000;
    private static final long RECHECK_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final Logger LOG = LoggerFactory.getLogger(Presence.class);

    private final PresenceTools tools;
    private final TakeOver takeOver;
    private final LeaseKeeper keeper;
    private final SessionEntries own;
    private final LocalUsers users;
    private final FriendBoard board;
    private final PresenceReader reader;
    private boolean everRechecked;
    private boolean recheckWaits;
    private long rechecked;

    /** Presence on these tools; {@link #start} begins. */
    public Presence(PresenceTools tools) {
        this.tools = tools;
        LiveEntries live = new LiveEntries(tools.self(), tools.store(), tools.ticker());
        this.takeOver = new TakeOver(tools, live);
        this.keeper = new LeaseKeeper(tools, live, new Owner());
        this.own = new SessionEntries(tools, keeper::lease);
        this.users = new LocalUsers(tools.sessions(), tools.bus(), tools.thread(), this::announced);
        this.board = new FriendBoard(tools.self(), users::isHere, tools.screen());
        this.reader = new PresenceReader(tools, live, keeper, board);
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
            // Even if it is over already: its client was told that it has the device.
            own.claim(session);
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
        Set<Integer> online = reader.await(userIds);
        Map<Integer, State> states = new HashMap<>();
        userIds.forEach(userId -> states.put(userId, online.contains(userId) ? State.ONLINE : State.OFFLINE));
        return states;
    }

    private boolean hasSession(int userId) {
        return tools.sessions().state(userId) == State.ONLINE;
    }

    CompletionStage<Set<Integer>> find(Collection<Integer> userIds) {
        return reader.find(userIds);
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

    /** What nodes have told each other may have been missed: looks where all friends are, and claims all devices again. */
    public void recheck() {
        post(() -> {
            if (recheckWaits) {
                return;
            }
            long wait = RECHECK_PAUSE_NANOS - (tools.ticker().getAsLong() - rechecked);
            if (!everRechecked || wait <= 0) {
                recheckNow();
            } else {
                recheckWaits = true;
                var unused = tools.thread().schedule(() -> post(this::recheckNow), wait, TimeUnit.NANOSECONDS);
            }
        });
    }

    private void recheckNow() {
        recheckWaits = false;
        everRechecked = true;
        rechecked = tools.ticker().getAsLong();
        own.restore();
        reader.readAgain();
    }

    private void announced(int userId, State state) {
        board.changed(userId, tools.self(), state);
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
            reader.readAgain();
        }
    }

    // ---- the end

    /** The node stops and its sessions are closed. Blocks until others can see that, or cannot be told. */
    public void stop() {
        try {
            beginStop().toCompletableFuture().get(STOP_MILLIS, TimeUnit.MILLISECONDS);
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
