package org.chatcluster.server.packed;

/** Where keys stand in tables of any size with open addressing. The tables are filled to 7/8 at most, for space. */
final class Slots {
    private static final long SCATTER = 0x9E3779B97F4A7C15L;
    private static final int INT_BITS = 32;

    private Slots() {}

    /** The first slot to look into, of {@code slots}. */
    static int first(long key, int slots) {
        return (int) ((((key * SCATTER) >>> INT_BITS) * slots) >>> INT_BITS);
    }

    /** The slot behind one. */
    static int next(int slot, int slots) {
        return slot + 1 == slots ? 0 : slot + 1;
    }

    /** How many slots so many entries take. */
    static int of(int entries) {
        return entries == 0 ? 0 : entries + entries / 7 + 1;
    }

    /** How many entries to make room for when there is one too many. */
    static int grown(int entries) {
        return entries + entries / 4 + 1;
    }

    /** Whether what is {@code home} in its table may be moved from {@code from} to the gap at {@code gap}, a slot before. */
    static boolean mayMove(int home, int gap, int from) {
        boolean before = home <= gap;
        boolean behind = home > from;
        return gap <= from ? before || behind : before && behind;
    }
}
