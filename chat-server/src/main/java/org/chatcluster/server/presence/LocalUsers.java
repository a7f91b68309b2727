package org.chatcluster.server.presence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.chatcluster.common.protocol.State;
import org.chatcluster.server.cluster.BusChannel;
import org.chatcluster.server.cluster.BusMessage;
import org.chatcluster.server.cluster.ClusterBus;
import org.chatcluster.server.packed.IntSet;
import org.chatcluster.server.session.SessionRegistry;

/**
 * The users that this node has announced, to other nodes and to its own. A user who has left is announced as gone only after a
 * moment: a device that changes its connection or its node in between does not flicker. Confined to the presence thread.
 */
final class LocalUsers {
    private static final long GRACE_MILLIS = 1_000;
    /** Announcements of this time go out together, to all nodes: that costs less than telling each friend's channel. */
    private static final long GATHER_MILLIS = 50;

    private static final int MAX_TOGETHER = 1_000;

    private final SessionRegistry sessions;
    private final ClusterBus bus;
    private final ScheduledExecutorService thread;
    private final Announced announced;
    private final IntSet here = new IntSet();
    /** Of those who have left, which time they left is the latest. */
    private final Map<Integer, Long> leaving = new HashMap<>();

    private final Map<Integer, State> gathered = new HashMap<>();
    private long departures;
    private boolean stopping;

    /** Hears of users that come to this node and go from it, after the grace. */
    interface Announced {
        void changed(int userId, State state);
    }

    LocalUsers(SessionRegistry sessions, ClusterBus bus, ScheduledExecutorService thread, Announced announced) {
        this.sessions = sessions;
        this.bus = bus;
        this.thread = thread;
        this.announced = announced;
    }

    /** Whether the user is announced. */
    boolean isHere(int userId) {
        return here.contains(userId);
    }

    boolean hasSession(int userId) {
        return sessions.state(userId) == State.ONLINE;
    }

    /** A session of the user has begun. It is announced again too, for whoever has looked while it was away for a moment. */
    void came(int userId) {
        here.add(userId);
        leaving.remove(userId);
        announce(userId, State.ONLINE);
        left(userId);
    }

    /** A session of the user may be over. */
    void left(int userId) {
        if (here.contains(userId) && !hasSession(userId) && !stopping) {
            long departure = ++departures;
            leaving.put(userId, departure);
            var unused = thread.schedule(() -> leave(userId, departure), GRACE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void leave(int userId, long departure) {
        if (leaving.remove(userId, departure) && !hasSession(userId) && !stopping) {
            here.remove(userId);
            announce(userId, State.OFFLINE);
        }
    }

    /** Announces everybody once more to other nodes, which may have missed it. */
    void announceAgain() {
        here.forEach(userId -> gather(userId, State.ONLINE));
    }

    /** The node stops: its users are about to be on other nodes, and nobody is announced as gone. */
    void stop() {
        stopping = true;
    }

    private void announce(int userId, State state) {
        announced.changed(userId, state);
        gather(userId, state);
    }

    private void gather(int userId, State state) {
        if (!bus.isShared()) {
            return;
        }
        if (gathered.isEmpty()) {
            var unused = thread.schedule(this::publish, GATHER_MILLIS, TimeUnit.MILLISECONDS);
        }
        gathered.put(userId, state);
    }

    private void publish() {
        List<ClusterBus.Publication> publications = new ArrayList<>();
        List<BusMessage> messages = new ArrayList<>();
        for (Map.Entry<Integer, State> change : gathered.entrySet()) {
            messages.add(new BusMessage.PresenceChanged(change.getKey(), change.getValue()));
            if (messages.size() == MAX_TOGETHER) {
                publications.add(new ClusterBus.Publication(BusChannel.NODES, messages));
                messages = new ArrayList<>();
            }
        }
        publications.add(new ClusterBus.Publication(BusChannel.NODES, messages));
        gathered.clear();
        bus.publish(publications);
    }
}
