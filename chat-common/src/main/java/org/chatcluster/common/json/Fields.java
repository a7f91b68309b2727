package org.chatcluster.common.json;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The known fields of one JSON object, in any order, without a tree. A getter answers with the checked value or throws
 * {@link BadValueException} with the name of the field. Not thread-safe; one instance is filled again for every frame.
 */
public final class Fields {
    private static final int FIRST_CAPACITY = 6;
    /** Beside a text: it can have no lone surrogate. */
    private static final long WELL_FORMED = 1;

    private int size;
    private FieldName[] names = {};
    private Object[] values = {};
    private long[] numbers = {};

    /** What a field holds that is not a string, a boolean or a list. */
    enum Kind {
        INTEGER,
        HUGE_INTEGER,
        OTHER
    }

    void clear() {
        size = 0;
    }

    /** Of a name that stands twice the last counts. */
    void put(FieldName field, Object value) {
        int slot = slot(field);
        values[slot] = value;
        numbers[slot] = 0;
    }

    /** {@code wellFormed} where the text is known to have no lone surrogate. */
    void putText(FieldName field, String text, boolean wellFormed) {
        int slot = slot(field);
        values[slot] = text;
        numbers[slot] = wellFormed ? WELL_FORMED : 0;
    }

    void put(FieldName field, long value) {
        int slot = slot(field);
        values[slot] = Kind.INTEGER;
        numbers[slot] = value;
    }

    private int slot(FieldName field) {
        int slot = indexOf(field);
        if (slot >= 0) {
            return slot;
        }
        if (size == names.length) {
            int capacity = Math.max(FIRST_CAPACITY, size * 2);
            names = Arrays.copyOf(names, capacity);
            values = Arrays.copyOf(values, capacity);
            numbers = Arrays.copyOf(numbers, capacity);
        }
        names[size] = field;
        return size++;
    }

    /** A message has a dozen fields at the most: looking along them is as quick as any index. */
    private int indexOf(FieldName field) {
        for (int i = 0; i < size; i++) {
            if (names[i] == field) {
                return i;
            }
        }
        return -1;
    }

    /** Whether the object has the field, whatever its type. */
    public boolean has(FieldName field) {
        return indexOf(field) >= 0;
    }

    /** Whether the field holds an integer, of any size. */
    public boolean isInteger(FieldName field) {
        Object value = find(field);
        return value == Kind.INTEGER || value == Kind.HUGE_INTEGER;
    }

    /** The integer, which must be there and within {@code min..max}. */
    public long requireLong(FieldName field, long min, long max) {
        Object value = find(field);
        if (value == Kind.INTEGER) {
            long number = numbers[indexOf(field)];
            if (number >= min && number <= max) {
                return number;
            }
            throw new BadValueException(field, "is " + number + " (expected " + min + ".." + max + ")");
        }
        if (value == null) {
            throw new BadValueException(field, "is missing");
        }
        String problem = value == Kind.HUGE_INTEGER ? "is out of range" : "must be an integer";
        throw new BadValueException(field, problem + " (expected " + min + ".." + max + ")");
    }

    /** As {@link #requireLong}, or {@code absent} where the field is not there. */
    public long longOr(FieldName field, long min, long max, long absent) {
        return has(field) ? requireLong(field, min, max) : absent;
    }

    /** As {@link #requireLong} for an {@code int} range. */
    public int requireInt(FieldName field, int min, int max) {
        return (int) requireLong(field, min, max);
    }

    /** As {@link #requireInt}, or {@code absent} where the field is not there. */
    public int intOr(FieldName field, int min, int max, int absent) {
        return has(field) ? requireInt(field, min, max) : absent;
    }

    /** The integer if it is there and within {@code min..max}, else {@code otherwise}; never throws. */
    public long validLongOr(FieldName field, long min, long max, long otherwise) {
        if (find(field) != Kind.INTEGER) {
            return otherwise;
        }
        long number = numbers[indexOf(field)];
        return number >= min && number <= max ? number : otherwise;
    }

    /** The string, which must be there and be well-formed Unicode. */
    public String requireText(FieldName field) {
        String text = findText(field);
        if (text == null) {
            throw new BadValueException(field, "is missing");
        }
        return text;
    }

    /** As {@link #requireText}, or null where the field is not there. */
    public @Nullable String findText(FieldName field) {
        int slot = indexOf(field);
        if (slot < 0) {
            return null;
        }
        if (!(values[slot] instanceof String text)) {
            throw new BadValueException(field, "must be a string");
        }
        if (numbers[slot] != WELL_FORMED && Text.hasLoneSurrogate(text)) {
            throw new BadValueException(field, "has a lone surrogate");
        }
        return text;
    }

    /** The boolean, which must be there. */
    public boolean requireBoolean(FieldName field) {
        if (!has(field)) {
            throw new BadValueException(field, "is missing");
        }
        return booleanOr(field, false);
    }

    /** The boolean, or {@code absent} where the field is not there. */
    public boolean booleanOr(FieldName field, boolean absent) {
        Object value = find(field);
        if (value == null) {
            return absent;
        }
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw new BadValueException(field, "must be true or false");
    }

    /** The list of objects, empty where the field is not there. */
    public List<Fields> list(FieldName field) {
        Object value = find(field);
        if (value == null) {
            return List.of();
        }
        if (value instanceof FieldsList list) {
            return list.items();
        }
        throw new BadValueException(field, "must be a list of objects");
    }

    private @Nullable Object find(FieldName field) {
        int slot = indexOf(field);
        return slot >= 0 ? values[slot] : null;
    }

    /** A list whose every item was an object. */
    record FieldsList(List<Fields> items) {}
}
