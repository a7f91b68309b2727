package org.chatcluster.client.terminal.screen;

import java.util.ArrayList;
import java.util.List;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.jspecify.annotations.Nullable;

/** Measures, cuts and wraps text by the columns it takes on the terminal; null is a terminal that draws each code point for itself. */
record Cells(@Nullable Terminal terminal) {
    private static final String CUT = "…";
    /** A column seldom has more of them, accents included. */
    private static final int MOST_CHARS = 16;

    int width(AttributedString text) {
        return text.columnLength(terminal);
    }

    /** The text in exactly {@code columns}: cut with a mark if it is longer, filled up with blanks in {@code fill} if it is shorter. */
    AttributedString fit(AttributedString text, int columns, AttributedStyle fill) {
        int width = width(text);
        if (width == columns) {
            return text;
        }
        if (width < columns) {
            return new AttributedStringBuilder(columns)
                    .append(text)
                    .styled(fill, " ".repeat(columns - width))
                    .toAttributedString();
        }
        if (columns <= 0) {
            return AttributedString.EMPTY;
        }
        AttributedString kept = text.columnSubSequence(terminal, 0, columns - 1);
        return new AttributedStringBuilder(columns)
                .append(kept)
                .styled(kept.length() == 0 ? fill : kept.styleAt(kept.length() - 1), CUT)
                .styled(fill, " ".repeat(columns - 1 - width(kept)))
                .toAttributedString();
    }

    AttributedString fit(AttributedString text, int columns) {
        return fit(text, columns, AttributedStyle.DEFAULT);
    }

    /** Left and right on one row of exactly {@code columns}; the right one goes first where there is no room. */
    AttributedString ends(AttributedString left, AttributedString right, int columns, AttributedStyle fill) {
        int rightWidth = width(right);
        if (right.length() == 0 || rightWidth + 2 > columns) {
            return fit(left, columns, fill);
        }
        return new AttributedStringBuilder(columns)
                .append(fit(left, columns - rightWidth - 1, fill))
                .styled(fill, " ")
                .append(right)
                .toAttributedString();
    }

    /** Breaks text into rows of at most {@code columns}: between words, beside wide characters anywhere, and in words that are too long. */
    List<AttributedString> wrap(AttributedString text, int columns) {
        int room = Math.max(2, columns);
        List<AttributedString> rows = new ArrayList<>();
        AttributedString rest = text;
        int edge = edge(rest, room);
        while (edge < rest.length()) {
            int end = breakOf(rest, edge);
            rows.add(rest.subSequence(0, end));
            int next = end;
            while (next < rest.length() && rest.charAt(next) == ' ') {
                next++;
            }
            rest = rest.subSequence(next, rest.length());
            edge = edge(rest, room);
        }
        rows.add(rest);
        return rows;
    }

    /** How many characters of it have room, at least one. */
    private int edge(AttributedString text, int room) {
        int looked = MOST_CHARS * room;
        int edge = edge(text, looked, room);
        while (edge >= looked && looked < text.length()) {
            looked *= 2;
            edge = edge(text, looked, room);
        }
        return Math.max(1, edge);
    }

    /** The same among the first characters. JLine goes through all that it is given, which for each row of a long text takes long. */
    private int edge(AttributedString text, int looked, int room) {
        AttributedString head = text.length() <= looked ? text : text.subSequence(0, looked);
        return head.columnSubSequence(terminal, 0, room).length();
    }

    /** Where a row ends of which no more than {@code edge} characters have room. */
    private static int breakOf(AttributedString text, int edge) {
        for (int i = edge; i > 0; i--) {
            if (i < text.length()
                    && (text.charAt(i) == ' ' || isFree(text.codePointBefore(i)) || isFree(text.codePointAt(i)))) {
                return i;
            }
        }
        return edge;
    }

    /** Whether a row may end beside it. */
    private static boolean isFree(int c) {
        return Character.isIdeographic(c) || (c >= 0x3000 && c < 0x3100);
    }
}
