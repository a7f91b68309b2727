package org.chatcluster.bench.load;

/** When messages were sent, by a number that rises by one; remembers the latest ones. Confined to its thread. */
final class TimeRing {
    private final long[] times;

    /** Remembers {@code capacity} times, a power of two. */
    TimeRing(int capacity) {
        times = new long[capacity];
    }

    int capacity() {
        return times.length;
    }

    void put(long number, long time) {
        times[(int) number & (times.length - 1)] = time;
    }

    long get(long number) {
        return times[(int) number & (times.length - 1)];
    }
}
