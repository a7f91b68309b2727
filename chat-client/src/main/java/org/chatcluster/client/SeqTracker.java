package org.chatcluster.client;

import java.util.TreeSet;

/**
 * How far one conversation has come: everything up to {@code last} was delivered, or lies before where this client began.
 * Confined to the client's event loop.
 */
final class SeqTracker {
    private static final long UNKNOWN = -1;

    private long last = UNKNOWN;
    /** The greatest seq that was seen behind a gap; below {@code last} when there is none. */
    private long highest = UNKNOWN;
    /** Where a membership that began meanwhile begins at most; below {@code last} when none can have. */
    private long newestBeginning = UNKNOWN;
    /** Messages behind a gap that their acks have told about already. */
    private final TreeSet<Long> toldAhead = new TreeSet<>();

    /** What a seq is to this conversation. */
    enum Place {
        /** The next one; the conversation has moved on to it. */
        NEXT,
        /** The next one, which an ack has told about already; the conversation has moved on to it. */
        TOLD,
        /** Delivered before. */
        SEEN,
        /** Something is missing in front of it. */
        AHEAD
    }

    /** The conversation begins behind {@code seq} for this client, unless it is further already. */
    void beginAfter(long seq) {
        last = Math.max(last, seq);
    }

    /**
     * A new connection begins, which may be about another membership than the last: one that begins behind {@code seq} at most. What it
     * brings first shows that, for a connection leaves out only what is before the membership (PROTOCOL.md §3).
     */
    void mayBeginAfter(long seq) {
        newestBeginning = seq;
    }

    /** The membership has ended: the next one may begin anywhere. */
    void forgetPlace() {
        last = UNKNOWN;
        highest = UNKNOWN;
        newestBeginning = UNKNOWN;
        toldAhead.clear();
    }

    Place offer(long seq) {
        if (seq > last) {
            if (seq - 1 <= newestBeginning && !hasGap()) {
                last = seq - 1;
                toldAhead.headSet(seq).clear();
            }
            newestBeginning = UNKNOWN;
        }
        if (last == UNKNOWN || (seq == last + 1 && !hasGap())) {
            last = seq;
            return toldAhead.remove(seq) ? Place.TOLD : Place.NEXT;
        }
        if (seq <= last) {
            return Place.SEEN;
        }
        highest = Math.max(highest, seq);
        return Place.AHEAD;
    }

    /** An ack told about {@code seq}, which {@link #offer} found to be ahead: it is not to be delivered when it comes. */
    void toldAhead(long seq) {
        toldAhead.add(seq);
    }

    /** Takes {@code seq} from the history, passing over what the history does not have; whether it is to be delivered. */
    boolean fill(long seq) {
        if (seq <= last) {
            return false;
        }
        last = seq;
        return !toldAhead.remove(seq);
    }

    boolean hasGap() {
        return highest > last;
    }

    /** The connection with the gap is gone; the next one starts behind {@link #last}. */
    void forgetGap() {
        highest = UNKNOWN;
    }

    /** The history has no more: goes on behind everything that was seen. */
    void closeGap() {
        last = Math.max(last, highest);
        toldAhead.headSet(last, true).clear();
    }

    boolean isKnown() {
        return last != UNKNOWN;
    }

    long last() {
        return last;
    }

    long highest() {
        return highest;
    }
}
