package org.chatcluster.client.terminal.text;

import java.util.List;
import java.util.stream.Stream;

/**
 * The one way from the network to the screen. What comes out of it prints as text and nothing else: no escape sequence, no control
 * character, no change of writing direction, no invisible character, no heap of accents that climbs over other lines.
 *
 * <p>It also takes exactly as many columns on every terminal. Some draw several emoji in the place of one when they are joined, a
 * flag for two letters, a colour of skin on a hand, and others do not: joined emoji come out one beside the other, flags as their two letters, hands in
 * their own colour. What is disputed and has no such form becomes the replacement character. Cleaning twice changes nothing. Stateless.
 */
public final class RenderGate {
    private static final int REPLACEMENT = 0xFFFD;
    private static final int DOTTED_CIRCLE = 0x25CC;
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    /** No letter; what follows it has nothing to stand on. */
    private static final int NO_BASE = -1;

    private RenderGate() {}

    /** One line of text; line ends in it become the replacement character. */
    public static String clean(String text) {
        if (isHarmless(text)) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int base = NO_BASE;
        int marks = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (isDropped(c)) {
                continue;
            }
            if (c == ZERO_WIDTH_NON_JOINER) {
                if (i < text.length()
                        && Repertoire.joins(base, text.codePointAt(i))
                        && out.codePointBefore(out.length()) != c) {
                    out.appendCodePoint(c);
                }
                continue;
            }
            if (isMark(c)) {
                if (base == NO_BASE) {
                    out.appendCodePoint(DOTTED_CIRCLE);
                    base = DOTTED_CIRCLE;
                }
                if (++marks <= Accents.MOST) {
                    out.appendCodePoint(c);
                }
                continue;
            }
            int shown = shown(c);
            out.appendCodePoint(shown);
            base = shown == ' ' ? NO_BASE : shown;
            marks = 0;
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

    private static boolean isDropped(int c) {
        return (Character.getType(c) == Character.FORMAT && c != ZERO_WIDTH_NON_JOINER)
                || Repertoire.isInvisibleMark(c)
                || Repertoire.isSkinTone(c);
    }

    private static boolean isMark(int c) {
        return !Repertoire.isDisputed(c) && (Accents.isOne(c) || Repertoire.isConjoining(c));
    }

    private static int shown(int c) {
        if (c == '\t' || Repertoire.isBlank(c)) {
            return ' ';
        }
        int flag = Repertoire.flagLetter(c);
        if (flag >= 0) {
            return flag;
        }
        if (Repertoire.isDisputed(c)) {
            return REPLACEMENT;
        }
        return switch (Character.getType(c)) {
            case Character.SPACE_SEPARATOR -> ' ';
            case Character.UNASSIGNED -> Repertoire.isYoungEmoji(c) ? c : REPLACEMENT;
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE -> REPLACEMENT;
            default -> c;
        };
    }
}
