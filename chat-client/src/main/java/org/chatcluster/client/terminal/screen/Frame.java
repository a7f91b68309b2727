package org.chatcluster.client.terminal.screen;

import java.util.List;
import org.jline.utils.AttributedString;

/** A whole screen: rows, and where the cursor stands. Immutable. */
record Frame(List<AttributedString> rows, int cursorRow, int cursorColumn) {
    Frame {
        rows = List.copyOf(rows);
    }
}
