package org.chatcluster.common.json;

import io.netty.buffer.ByteBuf;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes one JSON object after another into buffers, through an array; it allocates nothing. Confined to one thread. A lone surrogate,
 * which has no UTF-8 form, leaves as its escape.
 */
public final class FieldsWriter {
    /** Of the array. Most frames fit as a whole, longer ones go piece by piece. */
    private static final int PIECE_BYTES = 8 * 1024;

    /** A character takes no more: {@code \}{@code u001f}. */
    private static final int MAX_CHARACTER_BYTES = 6;

    private static final int MAX_NUMBER_BYTES = 20;
    private static final byte[] HEX_DIGITS = {
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'
    };

    /** By ASCII character: 0 where it stands for itself, {@code u} where it needs its number, else the letter of its short escape. */
    private static final byte[] ESCAPES = escapes();

    private final byte[] piece = new byte[PIECE_BYTES];
    private int size;
    /** Whether the next field or item needs a comma. */
    private boolean comma;

    private @Nullable ByteBuf target;

    /** Begins an object behind what is in {@code buffer}; what was begun and never ended is forgotten. */
    public void begin(ByteBuf buffer) {
        target = buffer;
        size = 0;
        open('{');
    }

    /** Ends the object: only now all of it is in the buffer. */
    public void end() {
        close('}');
        flush();
        target = null;
    }

    /** Writes an integer. */
    public void number(FieldName field, long value) {
        name(field, MAX_NUMBER_BYTES);
        // Below zero, where there is room for one more.
        long rest = value;
        if (value < 0) {
            piece[size++] = '-';
        } else {
            rest = -value;
        }
        int at = size + digits(rest);
        size = at;
        do {
            long tenth = rest / 10;
            piece[--at] = (byte) ('0' + (tenth * 10 - rest));
            rest = tenth;
        } while (rest != 0);
    }

    private static int digits(long negative) {
        int digits = 1;
        for (long rest = negative; rest <= -10; rest /= 10) {
            digits++;
        }
        return digits;
    }

    /** Writes an integer unless it is {@code absent}. */
    public void numberUnless(long absent, FieldName field, long value) {
        if (value != absent) {
            number(field, value);
        }
    }

    /** Writes a string. */
    public void text(FieldName field, String value) {
        int length = value.length();
        name(field, 1);
        piece[size++] = '"';
        int i = 0;
        while (i < length) {
            room(MAX_CHARACTER_BYTES);
            int stop = Math.min(length, i + (PIECE_BYTES - size) / MAX_CHARACTER_BYTES);
            while (i < stop) {
                i = characters(value, i, stop);
            }
        }
        room(1);
        piece[size++] = '"';
    }

    /** Writes characters that stand for themselves, and up to one other behind them; answers where it has stopped. */
    private int characters(String value, int from, int stop) {
        int i = from;
        int at = size;
        while (i < stop) {
            char c = value.charAt(i);
            if (c >= 0x80 || ESCAPES[c] != 0) {
                size = at;
                return i + other(value, i, c);
            }
            piece[at++] = (byte) c;
            i++;
        }
        size = at;
        return i;
    }

    /** Writes a character that does not stand for itself, and answers of how many it was made. */
    private int other(String value, int i, char c) {
        if (c < 0x80) {
            piece[size++] = '\\';
            piece[size++] = ESCAPES[c];
            if (ESCAPES[c] == 'u') {
                hex(c);
            }
        } else if (c < 0x800) {
            piece[size++] = (byte) (0xC0 | (c >> 6));
            piece[size++] = (byte) (0x80 | (c & 0x3F));
        } else if (!Character.isSurrogate(c)) {
            piece[size++] = (byte) (0xE0 | (c >> 12));
            piece[size++] = (byte) (0x80 | ((c >> 6) & 0x3F));
            piece[size++] = (byte) (0x80 | (c & 0x3F));
        } else if (Character.isHighSurrogate(c)
                && i + 1 < value.length()
                && Character.isLowSurrogate(value.charAt(i + 1))) {
            int point = Character.toCodePoint(c, value.charAt(i + 1));
            piece[size++] = (byte) (0xF0 | (point >> 18));
            piece[size++] = (byte) (0x80 | ((point >> 12) & 0x3F));
            piece[size++] = (byte) (0x80 | ((point >> 6) & 0x3F));
            piece[size++] = (byte) (0x80 | (point & 0x3F));
            return 2;
        } else {
            piece[size++] = '\\';
            piece[size++] = 'u';
            hex(c);
        }
        return 1;
    }

    private void hex(char c) {
        for (int shift = 12; shift >= 0; shift -= 4) {
            piece[size++] = HEX_DIGITS[(c >> shift) & 0xF];
        }
    }

    /** Writes a boolean. */
    public void flag(FieldName field, boolean value) {
        String word = value ? "true" : "false";
        name(field, word.length());
        for (int i = 0; i < word.length(); i++) {
            piece[size++] = (byte) word.charAt(i);
        }
    }

    /** Writes a list of objects, each by {@code fields}. */
    public <T> void list(FieldName field, List<T> items, BiConsumer<T, FieldsWriter> fields) {
        name(field, 1);
        comma = false;
        piece[size++] = '[';
        for (T item : items) {
            if (comma) {
                room(1);
                piece[size++] = ',';
            }
            open('{');
            fields.accept(item, this);
            close('}');
        }
        close(']');
    }

    private void open(char bracket) {
        room(1);
        piece[size++] = (byte) bracket;
        comma = false;
    }

    private void close(char bracket) {
        room(1);
        piece[size++] = (byte) bracket;
        comma = true;
    }

    /** Writes a name, and makes room for {@code valueBytes} behind it. */
    private void name(FieldName field, int valueBytes) {
        byte[] name = WireNames.member(field);
        room(name.length + valueBytes);
        int skipped = comma ? 0 : 1;
        System.arraycopy(name, skipped, piece, size, name.length - skipped);
        size += name.length - skipped;
        comma = true;
    }

    private void room(int bytes) {
        if (PIECE_BYTES - size < bytes) {
            flush();
        }
    }

    private void flush() {
        if (target == null) {
            throw new IllegalStateException("No object is being written.");
        }
        target.writeBytes(piece, 0, size);
        size = 0;
    }

    private static byte[] escapes() {
        byte[] escapes = new byte[0x80];
        for (int c = 0; c < ' '; c++) {
            escapes[c] = 'u';
        }
        escapes['\b'] = 'b';
        escapes['\f'] = 'f';
        escapes['\n'] = 'n';
        escapes['\r'] = 'r';
        escapes['\t'] = 't';
        escapes['"'] = '"';
        escapes['\\'] = '\\';
        return escapes;
    }
}
