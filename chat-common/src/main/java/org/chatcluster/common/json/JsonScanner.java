package org.chatcluster.common.json;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Walks along one JSON text: white space, punctuation, strings, numbers and words, each held to RFC 8259, to UTF-8 and to the limits of
 * PROTOCOL.md §1. It reads where the bytes are and makes an object only when asked for a text, which is why it is written by hand: with
 * Jackson's parser a chat frame took 880 bytes on the heap, with this 220 ({@code DecodeBenchmark}). Confined to one thread.
 */
final class JsonScanner {
    /** PROTOCOL.md §1: a decoded string or field name, in bytes of UTF-8. */
    static final int MAX_STRING_BYTES = 16 * 1024;
    /** PROTOCOL.md §1: digits of a number. */
    static final int MAX_DIGITS = 20;
    /** What {@link #peek} answers behind the last byte. */
    static final int END = -1;

    /** A backslash, the letter and four digits. */
    private static final int LONG_ESCAPE_BYTES = 6;

    private static final int SHORT_ESCAPE_BYTES = 2;

    private byte[] bytes = {};
    private int end;
    private int at;
    private int stringStart;
    private int stringEnd;
    private boolean escaped;
    private long number;

    /** Begins with the first {@code length} of {@code text}, which must not change meanwhile. */
    void begin(byte[] text, int length) {
        bytes = text;
        end = length;
        at = 0;
    }

    /** The next byte that is no white space, which stays the next; {@link #END} if there is none. */
    int peek() {
        while (at < end) {
            int next = bytes[at];
            if (next != ' ' && next != '\n' && next != '\r' && next != '\t') {
                return next & 0xFF;
            }
            at++;
        }
        return END;
    }

    /** Passes over {@code expected}, if it is next. */
    boolean take(char expected) {
        if (peek() != expected) {
            return false;
        }
        at++;
        return true;
    }

    /** Behind an item: passes over a comma, or over {@code close} and answers false. */
    boolean goesOn(char close) throws MalformedJsonException {
        int next = peek();
        if (next != ',' && next != close) {
            throw invalid();
        }
        at++;
        return next == ',';
    }

    /** Passes over a name and its colon; null is a name that the protocol does not know. */
    @Nullable
    FieldName name() throws MalformedJsonException {
        string();
        FieldName name = escaped ? WireNames.find(text()) : WireNames.find(bytes, stringStart, stringEnd);
        if (!take(':')) {
            throw invalid();
        }
        return name;
    }

    /** Passes over a string. */
    void string() throws MalformedJsonException {
        if (!take('"')) {
            throw invalid();
        }
        stringStart = at;
        escaped = false;
        int i = at;
        // Most strings are plain ASCII: bytes below a space are control characters, or the negative ones of longer
        // sequences.
        while (i < end && bytes[i] >= ' ' && bytes[i] != '"' && bytes[i] != '\\') {
            i++;
        }
        int decodedBytes = i - stringStart;
        if (i == end || bytes[i] != '"') {
            decodedBytes = carefully(i);
        } else {
            stringEnd = i;
        }
        if (decodedBytes > MAX_STRING_BYTES) {
            throw new MalformedJsonException("A string is longer than " + MAX_STRING_BYTES + " bytes.");
        }
        at = stringEnd + 1;
    }

    /** Finds the end of a string that is ASCII up to {@code from}; answers how long it is in UTF-8, once decoded. */
    private int carefully(int from) throws MalformedJsonException {
        int decodedBytes = from - stringStart;
        int behindHighSurrogate = END;
        int i = from;
        while (i < end && bytes[i] != '"') {
            int next = bytes[i];
            if (next == '\\') {
                char c = escapeAt(i);
                int width = bytes[i + 1] == 'u' ? LONG_ESCAPE_BYTES : SHORT_ESCAPE_BYTES;
                if (Character.isLowSurrogate(c) && behindHighSurrogate == i) {
                    // The two of a pair have four bytes together.
                    decodedBytes++;
                } else {
                    decodedBytes += c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
                    behindHighSurrogate = Character.isHighSurrogate(c) ? i + width : END;
                }
                escaped = true;
                i += width;
            } else if (next < 0) {
                int width = sequenceAt(i);
                decodedBytes += width;
                i += width;
            } else if (next < ' ') {
                throw invalid();
            } else {
                decodedBytes++;
                i++;
            }
        }
        if (i >= end) {
            throw invalid();
        }
        stringEnd = i;
        return decodedBytes;
    }

    /** Whether the last string had escapes, of which alone a lone surrogate can come. */
    boolean wasEscaped() {
        return escaped;
    }

    /** The last string, decoded. */
    String text() throws MalformedJsonException {
        if (!escaped) {
            return plain(stringStart, stringEnd);
        }
        StringBuilder text = new StringBuilder(stringEnd - stringStart);
        int run = stringStart;
        for (int i = stringStart; i < stringEnd; i++) {
            if (bytes[i] == '\\') {
                text.append(plain(run, i)).append(escapeAt(i));
                i += (bytes[i + 1] == 'u' ? LONG_ESCAPE_BYTES : SHORT_ESCAPE_BYTES) - 1;
                run = i + 1;
            }
        }
        return text.append(plain(run, stringEnd)).toString();
    }

    private String plain(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    private char escapeAt(int i) throws MalformedJsonException {
        if (end - i < SHORT_ESCAPE_BYTES) {
            throw invalid();
        }
        return switch (bytes[i + 1]) {
            case '"' -> '"';
            case '\\' -> '\\';
            case '/' -> '/';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> codeUnitAt(i + SHORT_ESCAPE_BYTES);
            default -> throw invalid();
        };
    }

    private char codeUnitAt(int from) throws MalformedJsonException {
        int to = from + LONG_ESCAPE_BYTES - SHORT_ESCAPE_BYTES;
        if (to > end) {
            throw invalid();
        }
        int unit = 0;
        for (int i = from; i < to; i++) {
            int digit = bytes[i] < 0 ? -1 : Character.digit(bytes[i], 16);
            if (digit < 0) {
                throw invalid();
            }
            unit = (unit << 4) | digit;
        }
        return (char) unit;
    }

    /** The length of the sequence of UTF-8 that begins here, if it is one of those of RFC 3629: shortest form, no surrogates. */
    private int sequenceAt(int i) throws MalformedJsonException {
        int first = bytes[i] & 0xFF;
        int width = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        boolean valid = first >= 0xC2 && first <= 0xF4 && width <= end - i;
        if (valid) {
            int second = bytes[i + 1] & 0xFF;
            int least = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
            int most = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
            valid = second >= least && second <= most;
        }
        for (int k = 2; valid && k < width; k++) {
            valid = (bytes[i + k] & 0xC0) == 0x80;
        }
        if (!valid) {
            throw new MalformedJsonException("The frame is not UTF-8.");
        }
        return width;
    }

    /** Passes over a number and tells its kind; of an integer, {@link #integer} has the value. */
    Fields.Kind number() throws MalformedJsonException {
        boolean negative = take('-');
        int first = at;
        // Below zero, where there is room for one more.
        long value = 0;
        boolean huge = false;
        while (at < end && isDigit(bytes[at])) {
            huge |= value < Long.MIN_VALUE / 10;
            value = value * 10 - (bytes[at++] - '0');
            huge |= value > 0;
        }
        int digits = at - first;
        if (digits == 0 || (digits > 1 && bytes[first] == '0')) {
            throw invalid();
        }
        boolean integer = true;
        if (at < end && bytes[at] == '.') {
            at++;
            digits += moreDigits();
            integer = false;
        }
        if (at < end && (bytes[at] == 'e' || bytes[at] == 'E')) {
            at++;
            if (at < end && (bytes[at] == '+' || bytes[at] == '-')) {
                at++;
            }
            digits += moreDigits();
            integer = false;
        }
        if (digits > MAX_DIGITS) {
            throw new MalformedJsonException("A number has more than " + MAX_DIGITS + " digits.");
        }
        if (!integer) {
            return Fields.Kind.OTHER;
        }
        number = negative ? value : -value;
        return huge || (!negative && value == Long.MIN_VALUE) ? Fields.Kind.HUGE_INTEGER : Fields.Kind.INTEGER;
    }

    private int moreDigits() throws MalformedJsonException {
        int first = at;
        while (at < end && isDigit(bytes[at])) {
            at++;
        }
        if (at == first) {
            throw invalid();
        }
        return at - first;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    /** The last integer. */
    long integer() {
        return number;
    }

    /** Passes over {@code true}, {@code false} or {@code null}. */
    void word(String word) throws MalformedJsonException {
        for (int i = 0; i < word.length(); i++) {
            if (at == end || bytes[at] != word.charAt(i)) {
                throw invalid();
            }
            at++;
        }
    }

    static MalformedJsonException invalid() {
        return new MalformedJsonException("The frame is not valid JSON.");
    }
}
