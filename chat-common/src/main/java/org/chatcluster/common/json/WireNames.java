package org.chatcluster.common.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The names of fields in bytes: found without a string being made of them, and ready to be written. */
final class WireNames {
    /** Four times as many as there are names, so that a look seldom needs a second step. A power of two. */
    private static final int SLOTS = 256;

    private static final Map<FieldName, byte[]> NAMES = encode("", "");
    /** Between a comma and a colon. */
    private static final Map<FieldName, byte[]> MEMBERS = encode(",\"", "\":");
    /** By {@link #slot}, or the next free one behind it. */
    private static final @Nullable FieldName[] BY_SLOT = bySlot();

    private WireNames() {}

    /** The field of this name, or null. */
    static @Nullable FieldName find(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        return find(bytes, 0, bytes.length);
    }

    /** The field whose name stands there in UTF-8, or null. */
    static @Nullable FieldName find(byte[] text, int from, int to) {
        int slot = slot(text, from, to);
        FieldName field = BY_SLOT[slot];
        while (field != null && !isNameOf(field, text, from, to)) {
            slot = (slot + 1) % SLOTS;
            field = BY_SLOT[slot];
        }
        return field;
    }

    private static boolean isNameOf(FieldName field, byte[] text, int from, int to) {
        byte[] name = bytes(NAMES, field);
        return Arrays.equals(name, 0, name.length, text, from, to);
    }

    /** Comma, name in quotes, colon. Must not be changed. */
    static byte[] member(FieldName field) {
        return bytes(MEMBERS, field);
    }

    private static int slot(byte[] text, int from, int to) {
        int length = to - from;
        int hash = length == 0 ? 0 : text[from] * 31 + text[from + length / 2] * 7 + text[to - 1] * 3 + length;
        return hash & (SLOTS - 1);
    }

    private static byte[] bytes(Map<FieldName, byte[]> all, FieldName field) {
        return Objects.requireNonNull(all.get(field));
    }

    private static Map<FieldName, byte[]> encode(String before, String after) {
        Map<FieldName, byte[]> all = new EnumMap<>(FieldName.class);
        for (FieldName field : FieldName.values()) {
            all.put(field, (before + field.wireName() + after).getBytes(StandardCharsets.US_ASCII));
        }
        return all;
    }

    private static @Nullable FieldName[] bySlot() {
        @Nullable FieldName[] fields = new FieldName[SLOTS];
        for (FieldName field : FieldName.values()) {
            byte[] name = bytes(NAMES, field);
            int slot = slot(name, 0, name.length);
            while (fields[slot] != null) {
                slot = (slot + 1) % SLOTS;
            }
            fields[slot] = field;
        }
        return fields;
    }
}
