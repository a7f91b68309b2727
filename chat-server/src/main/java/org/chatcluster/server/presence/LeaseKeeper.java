package org.chatcluster.server.presence;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.chatcluster.server.cluster.Lease;
import org.chatcluster.server.cluster.NodeRef;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the lease of this node, and watches those of the nodes that friends are on. Confined to the presence thread, but for
 * {@link #lease}.
 */
final class LeaseKeeper {
    private static final Duration TTL = Duration.ofSeconds(10);
    /** How long a node that stops is believed to be there: its clients log in elsewhere meanwhile. */
    private static final Duration LEAVING_TTL = Duration.ofSeconds(4);

    private static final long POLL_MILLIS = 1_000;
    /** Until the first lease is there, nobody believes that the users of this node are online. */
    private static final long FIRST_POLL_MILLIS = 50;

    private static final int POLLS_TO_RENEWAL = 3;
    /**
     * For how long no node is judged by its lease after there was trouble with the store: the others need time, too, to write
     * again what is gone.
     */
    private static final long SETTLE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private static final Logger LOG = LoggerFactory.getLogger(LeaseKeeper.class);

    private final PresenceTools tools;
    private final LiveEntries entries;
    private final Owner owner;
    private volatile Lease lease;
    private boolean kept;
    private boolean troubled;
    private boolean unsettled;
    private boolean stopped;
    private long troubledAt;
    private int pollsSinceRenewal;

    /** Acts upon what a look at the leases shows; on the presence thread. */
    interface Owner {
        /** The nodes to be watched. */
        Set<NodeRef> peers();

        /** A node has died or gone. */
        void gone(NodeRef node);

        /** What this node has stored may be gone, and what it has published unheard. */
        void restore();

        /** Some time after {@link #restore}: the other nodes have done that, too. */
        void settled();
    }

    LeaseKeeper(PresenceTools tools, LiveEntries entries, Owner owner) {
        this.tools = tools;
        this.entries = entries;
        this.owner = owner;
        this.lease = new Lease(tools.self(), 0);
    }

    /** The lease under which this node writes now. */
    Lease lease() {
        return lease;
    }

    /** Whether entries of living nodes may be missing in the store. */
    boolean isUnsettled() {
        return unsettled;
    }

    /** Looks at the leases, now and again and again. */
    void poll() {
        if (stopped) {
            return;
        }
        Set<String> names = new HashSet<>();
        names.add(tools.self().name());
        owner.peers().forEach(peer -> names.add(peer.name()));
        var unused = entries.readLeases(names)
                .whenCompleteAsync(
                        (values, failure) -> {
                            try {
                                judge(values);
                            } catch (RuntimeException e) {
                                LOG.error("The leases could not be judged.", e);
                            }
                            pollLater();
                        },
                        tools.thread());
    }

    private void pollLater() {
        var unused = tools.thread().schedule(this::poll, kept ? POLL_MILLIS : FIRST_POLL_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void judge(@Nullable Map<String, String> values) {
        if (stopped) {
            // Asked before the stop: what it wrote must not be written over.
            return;
        }
        boolean connected = tools.bus().isConnected();
        if (values == null || !connected) {
            troubled = true;
            unsettled = true;
        }
        if (values == null) {
            return;
        }
        String mine = values.get(tools.self().name());
        boolean lost = !lease.value().equals(mine);
        if (lost) {
            lost(mine);
        }
        if (lost || ++pollsSinceRenewal >= POLLS_TO_RENEWAL) {
            renew();
        }
        if (lost || (troubled && connected)) {
            troubled = !connected;
            unsettled = true;
            troubledAt = tools.ticker().getAsLong();
            owner.restore();
        } else if (!unsettled) {
            judgePeers(values);
        } else if (connected && tools.ticker().getAsLong() - troubledAt >= SETTLE_NANOS) {
            unsettled = false;
            owner.settled();
        }
    }

    private void lost(@Nullable String found) {
        if (kept) {
            lease = new Lease(tools.self(), lease.generation() + 1);
            if (found == null) {
                LOG.warn("The lease of this node is gone; writing it and the presence of its users again.");
            } else {
                // The bus has warned of it.
                LOG.debug("The lease of this node is another's of the same name.");
            }
        }
        kept = true;
    }

    private void renew() {
        pollsSinceRenewal = 0;
        var unused = tools.store().renew(tools.self().name(), lease.value(), TTL);
    }

    private void judgePeers(Map<String, String> values) {
        for (NodeRef peer : owner.peers()) {
            if (!Lease.isOf(peer, values.get(peer.name()))) {
                LOG.info("The lease of node {} has ended; its users are offline.", peer.name());
                owner.gone(peer);
            }
        }
    }

    /** The node stops: nothing that it wrote counts any more, but its users are shown for a moment. */
    CompletionStage<Void> stop() {
        stopped = true;
        return tools.store().renew(tools.self().name(), lease.leavingValue(), LEAVING_TTL);
    }
}
