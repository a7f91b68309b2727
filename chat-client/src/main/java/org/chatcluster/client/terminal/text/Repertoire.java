package org.chatcluster.client.terminal.text;

import java.lang.Character.UnicodeScript;
import java.util.List;

/** What is known of characters beyond their category: which show nothing, and on whose width terminals do not agree. Stateless. */
final class Repertoire {
    /**
     * Characters whose width is one column on some terminals and two, or none, on others: symbols that Unicode 16 made wide, numbers in
     * squares, parts of old Hangul, an Ahom sign.
     */
    private static final List<Range> DISPUTED = List.of(
            new Range(0x2630, 0x2637),
            new Range(0x268A, 0x268F),
            new Range(0x3248, 0x324F),
            new Range(0xD7B0, 0xD7FB),
            new Range(0x1171E, 0x1171E),
            new Range(0x1D300, 0x1D356),
            new Range(0x1D360, 0x1D376));

    /** Emoji that are younger than the Unicode of JDK 17, and old enough for terminals to know them. */
    private static final List<Range> YOUNG_EMOJI = List.of(
            new Range(0x1F6DD, 0x1F6DF),
            new Range(0x1F7F0, 0x1F7F0),
            new Range(0x1F979, 0x1F979),
            new Range(0x1F9CC, 0x1F9CC),
            new Range(0x1FA7B, 0x1FA7C),
            new Range(0x1FAA9, 0x1FAAC),
            new Range(0x1FAB7, 0x1FABA),
            new Range(0x1FAC3, 0x1FAC5),
            new Range(0x1FAD7, 0x1FAD9),
            new Range(0x1FAE0, 0x1FAE7),
            new Range(0x1FAF0, 0x1FAF6));

    private record Range(int first, int last) {
        boolean has(int c) {
            return c >= first && c <= last;
        }
    }

    private Repertoire() {}

    static boolean isDisputed(int c) {
        return c >= DISPUTED.get(0).first && isIn(DISPUTED, c);
    }

    /** Whether it has a meaning that this JDK may not know. */
    static boolean isYoungEmoji(int c) {
        return isIn(YOUNG_EMOJI, c);
    }

    /**
     * Marks by category that show nothing: joiners, vowels that are never written, selectors of variants. A selector makes some
     * emoji twice as wide on some terminals.
     */
    static boolean isInvisibleMark(int c) {
        return c == 0x034F
                || c == 0x17B4
                || c == 0x17B5
                || (c >= 0x180B && c <= 0x180F)
                || (c >= 0xFE00 && c <= 0xFE0F)
                || c == 0x16FE4
                || (c >= 0xE0100 && c <= 0xE01EF);
    }

    /** Letters and symbols by category that show nothing. */
    static boolean isBlank(int c) {
        return c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0 || c == 0x2800 || c == 0x1D159;
    }

    /** Letters by category that stand in the cell of the letter before: vowels and finals of decomposed Hangul. */
    static boolean isConjoining(int c) {
        return c >= 0x1161 && c <= 0x11FF;
    }

    /** Colours of skin, which terminals show on the emoji before, beside it or not at all. */
    static boolean isSkinTone(int c) {
        return c >= 0x1F3FB && c <= 0x1F3FF;
    }

    /** The letter of which two make a flag, or -1. */
    static int flagLetter(int c) {
        return c >= 0x1F1E6 && c <= 0x1F1FF ? 'A' + c - 0x1F1E6 : -1;
    }

    /** Whether a zero-width non-joiner between these two letters changes how they are written. */
    static boolean joins(int before, int after) {
        if (!Character.isLetter(after)) {
            return false;
        }
        UnicodeScript script = UnicodeScript.of(after);
        return switch (script) {
            case ARABIC,
                    SYRIAC,
                    NKO,
                    MONGOLIAN,
                    DEVANAGARI,
                    BENGALI,
                    GURMUKHI,
                    GUJARATI,
                    ORIYA,
                    TAMIL,
                    TELUGU,
                    KANNADA,
                    MALAYALAM,
                    SINHALA,
                    KHMER,
                    MYANMAR -> Character.isLetter(before) && UnicodeScript.of(before) == script;
            default -> false;
        };
    }

    private static boolean isIn(List<Range> ranges, int c) {
        for (Range range : ranges) {
            if (range.has(c)) {
                return true;
            }
        }
        return false;
    }
}
