package org.chatcluster.common.json;

/** Lengths of text as PROTOCOL.md counts them. */
public final class Text {
    /** What a {@code char} takes in UTF-8 at the most; the two of a pair take four together. */
    public static final int MAX_BYTES_OF_CHAR = 3;

    /** A control character as an escape of four hexadecimal digits. */
    private static final int ESCAPE_BYTES = 6;

    private Text() {}

    /** Bytes of {@code text} in UTF-8; a lone surrogate counts three, as its escape would decode. */
    public static int utf8Length(CharSequence text) {
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                bytes++;
            } else if (c < 0x800) {
                bytes += 2;
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                bytes += 4;
                i++;
            } else {
                bytes += 3;
            }
        }
        return bytes;
    }

    /** Bytes that {@code text} takes in a JSON string at the most, without the quotes. */
    public static int jsonLength(CharSequence text) {
        int bytes = utf8Length(text);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ') {
                bytes += ESCAPE_BYTES - 1;
            } else if (c == '"' || c == '\\') {
                bytes++;
            }
        }
        return bytes;
    }

    /** Characters of {@code text} as PROTOCOL.md means them: code points. */
    public static int characters(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Whether half of a surrogate pair stands alone, so that {@code text} has no UTF-8 form. */
    public static boolean hasLoneSurrogate(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }
}
