package org.chatcluster.server.cluster;

import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Finds out by beats whether this node hears what others publish, and raises {@link Doubt} when it may not: its own beats must come
 * back, those of the others must come without a gap. Confined to the thread of the bus; its time is that of {@code nanoTime}.
 */
final class BusHealth {
    /** So often {@link #tick} is to be called. */
    static final Duration TICK = Duration.ofMillis(250);

    private static final Duration SILENCE = Duration.ofMillis(1_500);
    /** A lease, the longest that a statement of a dead node may wait in the database, and some slack. */
    private static final Duration FORGET_AFTER = Duration.ofSeconds(45);
    /** Ticks that are later than this are nobody's silence but ours. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private static final String OWN_CAUSE = "no Redis";

    private final Doubt doubt;
    private final BusMeter meter;
    private final LongSupplier nanoTime;
    private final Map<NodeRef, Peer> peers = new HashMap<>();
    private long beats;
    private long lastTick;
    private long ownHeard;
    private boolean hearing;

    private static final class Peer {
        private long heard;
        private long number;
        private long losses;
        private boolean silent;
    }

    BusHealth(Doubt doubt, BusMeter meter, LongSupplier nanoTime) {
        this.doubt = doubt;
        this.meter = meter;
        this.nanoTime = nanoTime;
        lastTick = nanoTime.getAsLong();
        ownHeard = lastTick;
        doubt.begin(OWN_CAUSE);
    }

    /** Whether what others publish is heard, as far as can be known. */
    boolean isHearing() {
        return hearing;
    }

    /** How long no beat of this node has come back; counted anew by {@link #connected}. */
    Duration ownSilence() {
        return Duration.ofNanos(nanoTime.getAsLong() - ownHeard);
    }

    BusMessage.Beat nextBeat(long losses, boolean leaving) {
        return new BusMessage.Beat(++beats, losses, leaving);
    }

    /** There is a connection on which beats may come back. */
    void connected() {
        ownHeard = nanoTime.getAsLong();
    }

    void disconnected() {
        if (hearing) {
            hearing = false;
            doubt.begin(OWN_CAUSE);
            meter.doubted(DoubtCause.OWN_SILENCE);
        }
    }

    void heardOwn() {
        ownHeard = nanoTime.getAsLong();
        if (!hearing) {
            hearing = true;
            // Whoever lost Redis as we did is not dead for that, and may take longer to come back.
            long silent = ownHeard - SILENCE.toNanos();
            peers.values().forEach(peer -> peer.heard = Math.max(peer.heard - silent, 0) + silent);
            doubt.end(OWN_CAUSE);
        }
    }

    void heard(NodeRef node, BusMessage.Beat beat) {
        Peer peer = peers.get(node);
        if (peer == null) {
            peer = new Peer();
            peers.put(node, peer);
            if (!beat.leaving()) {
                raise(DoubtCause.PEER_NEW, node.name() + " is new");
            }
        } else if (beat.number() <= peer.number) {
            return;
        } else if (beat.number() > peer.number + 1) {
            raise(DoubtCause.PEER_GAP, node.name() + " was not heard");
        } else if (beat.losses() != peer.losses) {
            raise(DoubtCause.PEER_LOSS, node.name() + " could not publish");
        }
        peer.heard = nanoTime.getAsLong();
        peer.number = beat.number();
        peer.losses = beat.losses();
        setSilent(node, peer, false);
        if (beat.leaving()) {
            peers.remove(node);
        }
    }

    void raise(DoubtCause kind, String cause) {
        meter.doubted(kind);
        doubt.raise(cause);
    }

    /** Looks who is silent. */
    void tick() {
        long now = nanoTime.getAsLong();
        long late = now - lastTick - TICK.toNanos();
        lastTick = now;
        if (late > PAUSE.toNanos()) {
            // What came meanwhile waits in the socket; nobody is silent before it has been read.
            ownHeard += late;
            peers.values().forEach(peer -> peer.heard += late);
            raise(DoubtCause.PAUSE, "this node did not run");
            return;
        }
        if (hearing && now - ownHeard > SILENCE.toNanos()) {
            disconnected();
        }
        Iterator<Map.Entry<NodeRef, Peer>> all = peers.entrySet().iterator();
        while (all.hasNext()) {
            Map.Entry<NodeRef, Peer> next = all.next();
            Peer peer = next.getValue();
            long silence = now - peer.heard;
            if (hearing && silence > FORGET_AFTER.toNanos()) {
                setSilent(next.getKey(), peer, false);
                all.remove();
            } else if (silence > SILENCE.toNanos()) {
                setSilent(next.getKey(), peer, true);
            }
        }
    }

    private void setSilent(NodeRef node, Peer peer, boolean silent) {
        if (peer.silent == silent) {
            return;
        }
        peer.silent = silent;
        // Two runs of a node may be silent at the same time.
        String cause = node.name() + " is silent (" + Long.toHexString(node.boot()) + ")";
        if (silent) {
            meter.doubted(DoubtCause.PEER_SILENCE);
            doubt.begin(cause);
        } else {
            doubt.end(cause);
        }
    }
}
