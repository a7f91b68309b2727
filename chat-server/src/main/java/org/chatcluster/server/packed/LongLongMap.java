package org.chatcluster.server.packed;

import java.util.function.LongConsumer;

/** A map from numbers other than 0 to numbers: 16 to 23 bytes an entry. Not thread-safe. */
public final class LongLongMap {
    private static final long[] NONE = {};

    /** Keys and values by turns. */
    private long[] table = NONE;

    private int size;

    /** How many entries there are. */
    public int size() {
        return size;
    }

    /** The value of a key, {@code otherwise} where there is none. */
    public long get(long key, long otherwise) {
        if (size == 0) {
            return otherwise;
        }
        int at = find(key);
        return table[at] == key ? table[at + 1] : otherwise;
    }

    /** Sets the value of a key. */
    public void put(long key, long value) {
        if (key == 0) {
            throw new IllegalArgumentException("key: 0 (expected another number)");
        }
        if (slots() == 0 || (table[find(key)] != key && Slots.of(size + 1) > slots())) {
            reserve(Slots.grown(size));
        }
        int at = find(key);
        if (table[at] == 0) {
            table[at] = key;
            size++;
        }
        table[at + 1] = value;
    }

    /** Makes room for so many entries in all. */
    public void reserve(int entries) {
        if (Slots.of(entries) <= slots()) {
            return;
        }
        long[] old = table;
        table = new long[2 * Slots.of(entries)];
        for (int i = 0; i < old.length; i += 2) {
            if (old[i] != 0) {
                int at = find(old[i]);
                table[at] = old[i];
                table[at + 1] = old[i + 1];
            }
        }
    }

    /** Removes an entry, if it is there. */
    public void remove(long key) {
        if (size == 0 || table[find(key)] != key) {
            return;
        }
        int gap = find(key) / 2;
        for (int from = Slots.next(gap, slots()); table[2 * from] != 0; from = Slots.next(from, slots())) {
            if (Slots.mayMove(Slots.first(table[2 * from], slots()), gap, from)) {
                table[2 * gap] = table[2 * from];
                table[2 * gap + 1] = table[2 * from + 1];
                gap = from;
            }
        }
        table[2 * gap] = 0;
        size--;
        if (size == 0) {
            table = NONE;
        }
    }

    /** Removes all. */
    public void clear() {
        table = NONE;
        size = 0;
    }

    /** Does something with each key, in no order; it must not change the map. */
    public void forEachKey(LongConsumer action) {
        for (int i = 0; i < table.length; i += 2) {
            if (table[i] != 0) {
                action.accept(table[i]);
            }
        }
    }

    private int slots() {
        return table.length / 2;
    }

    /** Where the key stands, or the empty place where it belongs. There is always an empty one. */
    private int find(long key) {
        int slot = Slots.first(key, slots());
        while (table[2 * slot] != 0 && table[2 * slot] != key) {
            slot = Slots.next(slot, slots());
        }
        return 2 * slot;
    }
}
