package org.chatcluster.server.delivery;

import io.netty.util.collection.LongObjectHashMap;
import io.netty.util.collection.LongObjectMap;
import java.util.ArrayList;
import java.util.List;
import org.chatcluster.common.protocol.Target;
import org.jspecify.annotations.Nullable;

/**
 * The sends of a session whose outcome it has not been told, by cid. Only the lane may say what became of them, so whatever feeds
 * the session from the log stops in front of their rows. Confined to the session's event loop.
 */
final class SendsInFlight {
    /** Null in a session that sends nothing. */
    private @Nullable LongObjectMap<Entry> byCid;

    private int size;

    private static final class Entry {
        private int copies;
        private @Nullable Held committed;
        private @Nullable ConversationState stalled;
    }

    /** A send whose row is committed at {@code seq} and {@code time}, and whose ack waits for its place. */
    record Held(OutgoingSend send, long seq, long time) {}

    /** The number of sends. */
    int size() {
        return size;
    }

    /** Gives back the room of sends that are over. */
    void rest() {
        if (size == 0) {
            byCid = null;
        }
    }

    void add(OutgoingSend send) {
        if (byCid == null) {
            byCid = new LongObjectHashMap<>(2);
        }
        Entry entry = byCid.get(send.cid());
        if (entry == null) {
            entry = new Entry();
            byCid.put(send.cid(), entry);
        }
        entry.copies++;
        size++;
    }

    boolean contains(long cid) {
        return find(cid) != null;
    }

    /** The committed send of this cid, or null. */
    @Nullable
    Held findHeld(long cid) {
        Entry entry = find(cid);
        return entry == null ? null : entry.committed;
    }

    /** Notes that the row of a send is committed, and that its ack has to wait for its place. */
    void hold(Held held) {
        Entry entry = find(held.send.cid());
        if (entry != null) {
            entry.committed = held;
        }
    }

    /** The committed sends to {@code target}. */
    List<Held> listHeld(Target target) {
        if (byCid == null) {
            return List.of();
        }
        List<Held> held = new ArrayList<>();
        for (Entry entry : byCid.values()) {
            if (entry.committed != null && target.equals(entry.committed.send.target())) {
                held.add(entry.committed);
            }
        }
        return held;
    }

    /** Notes that the feed has stopped in front of the row with this cid. */
    void stall(long cid, ConversationState state) {
        Entry entry = find(cid);
        if (entry != null) {
            entry.stalled = state;
        }
    }

    /** Takes note that the client was told of the outcome of a send. */
    @SuppressWarnings("ReferenceEquality") // Two sends of one cid can be alike in everything else.
    void remove(OutgoingSend send) {
        Entry entry = find(send.cid());
        if (entry != null && byCid != null) {
            size--;
            entry.copies--;
            if (entry.committed != null && entry.committed.send == send) {
                entry.committed = null;
            }
            if (entry.copies == 0) {
                byCid.remove(send.cid());
            }
        }
    }

    /** The conversation that was stopped in front of this cid, which may go on now; null if there is none. */
    @Nullable
    ConversationState takeStalled(long cid) {
        Entry entry = find(cid);
        if (entry == null) {
            return null;
        }
        ConversationState state = entry.stalled;
        entry.stalled = null;
        return state;
    }

    private @Nullable Entry find(long cid) {
        return byCid == null ? null : byCid.get(cid);
    }
}
