package org.chatcluster.server.packed;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A map from numbers other than 0, as ids are: 9 to 12 bytes an entry beside its value. Not thread-safe. */
public final class IntMap<V> {
    private int[] keys = {};
    private @Nullable Object[] values = {};
    private int size;

    /** How many entries there are. */
    public int size() {
        return size;
    }

    /** The value of a key, null where there is none. */
    @SuppressWarnings("unchecked") // Only put writes values.
    public @Nullable V get(int key) {
        return size == 0 ? null : (V) values[find(key)];
    }

    /** Sets the value of a key. */
    public void put(int key, V value) {
        if (key == 0) {
            throw new IllegalArgumentException("key: 0 (expected another number)");
        }
        if (keys.length == 0 || (keys[find(key)] != key && Slots.of(size + 1) > keys.length)) {
            grow();
        }
        int slot = find(key);
        if (keys[slot] == 0) {
            keys[slot] = key;
            size++;
        }
        values[slot] = value;
    }

    private void grow() {
        int[] oldKeys = keys;
        Object[] oldValues = values;
        keys = new int[Slots.of(Slots.grown(size))];
        values = new Object[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int slot = find(oldKeys[i]);
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
        }
    }

    /** Removes an entry and answers its value, null where there was none. */
    public @Nullable V remove(int key) {
        V removed = get(key);
        if (removed == null) {
            return null;
        }
        int gap = find(key);
        for (int from = Slots.next(gap, keys.length); keys[from] != 0; from = Slots.next(from, keys.length)) {
            if (Slots.mayMove(Slots.first(keys[from], keys.length), gap, from)) {
                keys[gap] = keys[from];
                values[gap] = values[from];
                gap = from;
            }
        }
        keys[gap] = 0;
        values[gap] = null;
        size--;
        return removed;
    }

    /** A copy of the keys, in no order. */
    public List<Integer> listKeys() {
        List<Integer> copy = new ArrayList<>(size);
        for (int key : keys) {
            if (key != 0) {
                copy.add(key);
            }
        }
        return copy;
    }

    /** The slot of the key, or the empty one where it belongs. There is always an empty one. */
    private int find(int key) {
        int slot = Slots.first(key, keys.length);
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = Slots.next(slot, keys.length);
        }
        return slot;
    }
}
