package org.chatcluster.server.packed;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** A set of numbers other than 0, as ids are: 5 to 6 bytes each. Not thread-safe. */
public final class IntSet {
    private static final int[] NONE = {};

    private int[] slots = NONE;
    private int size;

    /** How many there are. */
    public int size() {
        return size;
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return size == 0;
    }

    /** Whether the number is one of them. */
    public boolean contains(int number) {
        return size > 0 && slots[find(number)] == number;
    }

    /** Takes a number in; false if it was there. */
    public boolean add(int number) {
        if (number == 0) {
            throw new IllegalArgumentException("number: 0 (expected another one)");
        }
        if (contains(number)) {
            return false;
        }
        if (Slots.of(size + 1) > slots.length) {
            reserve(Slots.grown(size));
        }
        slots[find(number)] = number;
        size++;
        return true;
    }

    /** Makes room for so many in all. */
    public void reserve(int numbers) {
        if (Slots.of(numbers) > slots.length) {
            resize(numbers);
        }
    }

    private void resize(int numbers) {
        int[] old = slots;
        slots = new int[Slots.of(numbers)];
        for (int number : old) {
            if (number != 0) {
                slots[find(number)] = number;
            }
        }
    }

    /** Takes a number out; false if it was not there. */
    public boolean remove(int number) {
        if (!contains(number)) {
            return false;
        }
        int gap = find(number);
        for (int from = Slots.next(gap, slots.length); slots[from] != 0; from = Slots.next(from, slots.length)) {
            if (Slots.mayMove(Slots.first(slots[from], slots.length), gap, from)) {
                slots[gap] = slots[from];
                gap = from;
            }
        }
        slots[gap] = 0;
        size--;
        if (size == 0) {
            slots = NONE;
        } else if (Slots.of(size) < slots.length / 4) {
            resize(Slots.grown(size));
        }
        return true;
    }

    /** Takes all out. */
    public void clear() {
        slots = NONE;
        size = 0;
    }

    /** Does something with each, in no order; it must not change the set. */
    public void forEach(IntConsumer action) {
        for (int number : slots) {
            if (number != 0) {
                action.accept(number);
            }
        }
    }

    /** A copy. */
    public List<Integer> toList() {
        List<Integer> copy = new ArrayList<>(size);
        forEach(copy::add);
        return copy;
    }

    /** The slot of the number, or the empty one where it belongs. There is always an empty one. */
    private int find(int number) {
        int slot = Slots.first(number, slots.length);
        while (slots[slot] != 0 && slots[slot] != number) {
            slot = Slots.next(slot, slots.length);
        }
        return slot;
    }
}
