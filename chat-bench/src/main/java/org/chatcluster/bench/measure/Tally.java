package org.chatcluster.bench.measure;

import org.HdrHistogram.Histogram;

/** What the clients of a run have counted since it was last reset. Confined to the generator's event loop. */
public final class Tally {
    private static final long MAX_NANOS = 600_000_000_000L;
    private static final int DIGITS = 3;

    /** From sending, or from when a message was to be sent, to its ack. */
    private final Histogram acks = new Histogram(MAX_NANOS, DIGITS);
    /** The same to its push at a receiver. */
    private final Histogram deliveries = new Histogram(MAX_NANOS, DIGITS);

    private long acked;
    private long delivered;

    /** An ack has come after so many ns. */
    public void acked(long nanos) {
        acked++;
        acks.recordValue(Math.min(nanos, MAX_NANOS));
    }

    /** An ack has come, whose age is not asked for. */
    public void acked() {
        acked++;
    }

    /** A push has come, whose age is not asked for. */
    public void delivered() {
        delivered++;
    }

    /** A push has come after so many ns. */
    public void delivered(long nanos) {
        delivered++;
        deliveries.recordValue(Math.min(nanos, MAX_NANOS));
    }

    /** Begins again. */
    public void reset() {
        acks.reset();
        deliveries.reset();
        acked = 0;
        delivered = 0;
    }

    /** What was counted, for other threads. */
    public Counted copy() {
        return new Counted(acked, delivered, acks.copy(), deliveries.copy());
    }

    /** Counts at one moment; latencies in ns. */
    public record Counted(long acked, long delivered, Histogram acks, Histogram deliveries) {}
}
