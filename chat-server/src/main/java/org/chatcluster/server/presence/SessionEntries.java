package org.chatcluster.server.presence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.chatcluster.server.cluster.ClusterBus;
import org.chatcluster.server.cluster.Lease;
import org.chatcluster.server.cluster.PresenceEntry;
import org.chatcluster.server.session.DeviceClaim;
import org.chatcluster.server.session.Session;

/** What this node has stored and claimed of its sessions. Confined to the presence thread. */
final class SessionEntries {
    /** Written again together, with a pause behind them in which the store is there for logins. */
    private static final int TOGETHER = 500;

    private static final long PAUSE_MILLIS = 20;

    private final PresenceTools tools;
    private final Supplier<Lease> lease;
    private final Map<Session, PresenceEntry> entries = new HashMap<>();
    private long number;

    SessionEntries(PresenceTools tools, Supplier<Lease> lease) {
        this.tools = tools;
        this.lease = lease;
    }

    /** Claims the device of a session. */
    void claim(Session session) {
        tools.bus().publish(List.of(claimOf(session)));
    }

    /** Stores a session. Done when others can read it, or will not be able to. */
    CompletionStage<Void> add(Session session) {
        return tools.store().put(Map.of(session.userId(), List.of(enter(session))));
    }

    void remove(Session session) {
        PresenceEntry entry = entries.remove(session);
        if (entry != null) {
            var unused = tools.store().remove(Map.of(session.userId(), List.of(entry)));
        }
    }

    /** Stores and claims everything again. */
    void restore() {
        restore(List.copyOf(entries.keySet()).iterator());
    }

    private void restore(Iterator<Session> sessions) {
        Map<Integer, List<PresenceEntry>> again = new HashMap<>();
        List<ClusterBus.Publication> claims = new ArrayList<>();
        while (sessions.hasNext() && claims.size() < TOGETHER) {
            Session session = sessions.next();
            if (entries.containsKey(session)) {
                again.computeIfAbsent(session.userId(), id -> new ArrayList<>()).add(enter(session));
                claims.add(claimOf(session));
            }
        }
        if (!claims.isEmpty()) {
            var unused = tools.store().put(again);
            tools.bus().publish(claims);
        }
        if (sessions.hasNext()) {
            var unused = tools.thread().schedule(() -> restore(sessions), PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private PresenceEntry enter(Session session) {
        DeviceClaim claim = session.claim();
        PresenceEntry old = entries.get(session);
        long own = old == null ? ++number : old.number();
        PresenceEntry entry = new PresenceEntry(lease.get(), own, claim.device(), claim.attempt(), claim.time());
        if (tools.bus().isShared()) {
            // Of a node that is alone nothing is stored that would have to be removed.
            entries.put(session, entry);
        }
        return entry;
    }

    private static ClusterBus.Publication claimOf(Session session) {
        return TakeOver.publication(session.userId(), session.claim());
    }
}
