package org.chatcluster.client.terminal.text;

import java.util.List;
import java.util.stream.Stream;

/**
 * The one way from the network to the screen. What comes out of it prints as text and nothing else: no escape sequence, no control
 * character, no change of writing direction, no invisible character, no heap of accents that climbs over other lines.
 */
public final class RenderGate {
    private static final int REPLACEMENT = 0xFFFD;
    private static final int DOTTED_CIRCLE = 0x25CC;
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    /** More than any language puts on one letter. */
    private static final int MAX_MARKS = 4;

    private RenderGate() {}

    /** One line of text; line ends in it become the replacement character. */
    public static String clean(String text) {
        if (isHarmless(text)) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int marks = 0;
        boolean base = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            switch (Character.getType(c)) {
                case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> {
                    if (!base) {
                        out.appendCodePoint(DOTTED_CIRCLE);
                        base = true;
                    }
                    if (++marks <= MAX_MARKS) {
                        out.appendCodePoint(c);
                    }
                }
                case Character.FORMAT -> {
                    if (base && (c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER) && marks <= MAX_MARKS) {
                        out.appendCodePoint(c);
                        marks++;
                    }
                }
                default -> {
                    int shown = visible(c);
                    out.appendCodePoint(shown);
                    base = shown != ' ';
                    marks = 0;
                }
            }
        }
        return out.toString();
    }

    /** The lines of a text, each clean. */
    public static List<String> lines(String text) {
        return Stream.of(text.split("\r\n|[\n\r\u000B\f\u0085\u2028\u2029]", -1))
                .map(RenderGate::clean)
                .toList();
    }

    private static boolean isHarmless(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                return false;
            }
        }
        return true;
    }

    private static int visible(int c) {
        if (c == '\t') {
            return ' ';
        }
        int type = Character.getType(c);
        if (type == Character.CONTROL
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.PRIVATE_USE) {
            return REPLACEMENT;
        }
        return type == Character.SPACE_SEPARATOR || isBlankLetter(c) ? ' ' : c;
    }

    /** Letters by category that show nothing. */
    private static boolean isBlankLetter(int c) {
        return c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0 || c == 0x2800;
    }
}
