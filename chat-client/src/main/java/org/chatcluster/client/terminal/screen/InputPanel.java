package org.chatcluster.client.terminal.screen;

import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/** The line being typed as rows, and where the cursor is in them. Immutable. */
record InputPanel(List<AttributedString> rows, int cursorRow, int cursorColumn) {
    private static final int CONTROL_PICTURES = 0x2400;

    InputPanel {
        rows = List.copyOf(rows);
    }

    static InputPanel of(Cells cells, AttributedString prompt, String text, int cursor, int columns) {
        List<AttributedString> rows = split(cells, prompt, text, columns);
        List<AttributedString> before = split(cells, prompt, text.substring(0, cursor), columns);
        int row = before.size() - 1;
        int column = cells.width(before.get(row));
        if (column >= columns) {
            row++;
            column = 0;
        }
        while (rows.size() <= row) {
            rows.add(AttributedString.EMPTY);
        }
        return new InputPanel(rows, row, column);
    }

    private static List<AttributedString> split(Cells cells, AttributedString prompt, String text, int columns) {
        AttributedString line = new AttributedStringBuilder()
                .append(prompt)
                .append(visible(text))
                .toAttributedString();
        List<AttributedString> rows = line.columnSplitLength(cells.terminal(), columns, false, true);
        if (rows.isEmpty()) {
            rows.add(AttributedString.EMPTY);
        }
        return rows;
    }

    /** Characters that would move the cursor become ones that show them, one for one. */
    private static String visible(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean control = c < ' ' && c != '\n';
            out.append(c == '\t' ? ' ' : control ? (char) (CONTROL_PICTURES + c) : c);
        }
        return out.toString();
    }

    /** The rows around the cursor, as many as have room. */
    InputPanel around(int height) {
        int first = Math.max(0, Math.min(cursorRow - height / 2, rows.size() - height));
        List<AttributedString> shown = rows.subList(first, Math.min(rows.size(), first + height));
        return new InputPanel(shown, cursorRow - first, cursorColumn);
    }
}
