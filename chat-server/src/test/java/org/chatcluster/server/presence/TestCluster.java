package org.chatcluster.server.presence;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.chatcluster.common.protocol.Push;
import org.chatcluster.common.protocol.State;
import org.chatcluster.common.protocol.UserName;
import org.chatcluster.server.cluster.BusChannel;
import org.chatcluster.server.cluster.BusListener;
import org.chatcluster.server.cluster.BusMessage;
import org.chatcluster.server.cluster.ClusterBus;
import org.chatcluster.server.cluster.NodeRef;
import org.chatcluster.server.message.ManualTimer;
import org.chatcluster.server.session.DeviceClaim;
import org.chatcluster.server.session.Session;
import org.chatcluster.server.session.SessionRegistry;

/** The presence of several nodes with a store and a bus between them, which take no time of their own. Confined to one thread. */
final class TestCluster {
    private static final long STEP_MILLIS = 50;

    final FakeStore store = new FakeStore(() -> now());
    private final List<Node> nodes = new ArrayList<>();
    private long nowMillis = 1_794_000_000_000L;
    private boolean busAway;

    private long now() {
        return nowMillis;
    }

    /** Starts a node; one of a name that was there before is another run of it. */
    Node start(String name) {
        Node node = new Node(new NodeRef(name, nodes.size() + 1));
        nodes.add(node);
        node.presence.start();
        advance(100);
        return node;
    }

    /** Lets time pass for all nodes that are not frozen. */
    void advance(long millis) {
        for (long passed = 0; passed < millis; passed += STEP_MILLIS) {
            nowMillis += STEP_MILLIS;
            for (Node node : nodes) {
                node.run(STEP_MILLIS);
            }
        }
        nodes.forEach(node -> node.run(0));
    }

    /** Takes the store and the bus away, or gives them back. */
    void setRedisAway(boolean away) {
        store.setAway(away);
        busAway = away;
    }

    /** One node. */
    final class Node implements ClusterBus {
        final NodeRef self;
        final SessionRegistry sessions = new SessionRegistry();
        final FakeScreen screen = new FakeScreen();
        final Presence presence;
        private final ManualTimer thread = new ManualTimer();
        private final List<String> closed = new ArrayList<>();
        private long clockOffset;
        private boolean frozen;
        private long missed;

        private Node(NodeRef self) {
            this.self = self;
            Clock clock = new Clock() {
                @Override
                public Instant instant() {
                    return Instant.ofEpochMilli(nowMillis + clockOffset);
                }

                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }
            };
            presence = new Presence(new PresenceTools(
                    self, sessions, store, this, screen, thread, clock, () -> thread.nowMillis() * 1_000_000));
        }

        private void run(long millis) {
            if (frozen) {
                missed += millis;
            } else {
                thread.advanceMillis(millis);
            }
        }

        /** Stops running, with its connections open and for ever if nobody says otherwise. */
        void freeze() {
            frozen = true;
        }

        /** Runs again. */
        void thaw() {
            frozen = false;
            thread.advanceMillis(missed);
            missed = 0;
        }

        /** Sets this node's clock wrong. */
        void setClockOffset(long millis) {
            clockOffset = millis;
        }

        /** Logs in on a device, and is shown these friends. */
        Session login(int userId, String device, long attempt, Integer... friends) {
            Session session = register(userId, admit(userId, device, attempt));
            screen.load(userId);
            presence.entered(session);
            presence.watch(userId, List.of(friends));
            Map<Integer, State> states = new HashMap<>();
            for (int friend : friends) {
                states.put(friend, state(friend));
            }
            screen.loaded(userId, states);
            run(0);
            return session;
        }

        /** What a login is admitted with. Throws the refusal. */
        DeviceClaim admit(int userId, String device, long attempt) {
            CompletableFuture<DeviceClaim> claim =
                    presence.admit(userId, device, attempt).toCompletableFuture();
            try {
                return claim.join();
            } catch (CompletionException e) {
                throw e.getCause() instanceof RuntimeException refusal ? refusal : e;
            }
        }

        Session register(int userId, DeviceClaim claim) {
            List<Session> self = new ArrayList<>();
            Session session = new Session(new UserName(userId, "user" + userId), claim, "", (ended, reason) -> {
                closed.add(userId + " " + reason);
                logout(self.get(0));
            });
            self.add(session);
            sessions.register(session);
            return session;
        }

        void logout(Session session) {
            sessions.unregister(session);
            presence.left(session);
            run(0);
        }

        /** Whose sessions were closed, and why, since the last call. */
        List<String> closed() {
            List<String> taken = List.copyOf(closed);
            closed.clear();
            return taken;
        }

        State state(int userId) {
            CompletableFuture<?> online = presence.find(List.of(userId)).toCompletableFuture();
            run(0);
            return online.join() instanceof Collection<?> ids && ids.contains(userId) ? State.ONLINE : State.OFFLINE;
        }

        /** Tells the sessions of a user on other nodes. */
        void notice(int userId, Push push) {
            publish(BusChannel.user(userId), new BusMessage.Notice(push, 0));
        }

        @Override
        public boolean isShared() {
            return true;
        }

        @Override
        public boolean isConnected() {
            return !busAway;
        }

        @Override
        public void start(BusListener listener) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletionStage<Void> subscribe(BusChannel channel) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void unsubscribe(BusChannel channel) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void publish(Collection<Publication> publications) {
            if (busAway) {
                return;
            }
            for (Publication publication : publications) {
                for (Node other : nodes) {
                    if (other != this) {
                        other.thread.execute(
                                () -> other.presence.received(self, publication.channel(), publication.messages()));
                    }
                }
            }
        }

        @Override
        public void close() {
            throw new UnsupportedOperationException();
        }
    }
}
