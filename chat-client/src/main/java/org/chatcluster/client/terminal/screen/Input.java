package org.chatcluster.client.terminal.screen;

import java.util.List;
import org.jline.utils.AttributedString;

/** What the editor has to be drawn: its line with the cursor before that character, and rows above it. Immutable. */
record Input(AttributedString prompt, String text, int cursor, List<AttributedString> menu) {
    static final Input NONE = new Input(AttributedString.EMPTY, "", 0, List.of());

    Input {
        menu = List.copyOf(menu);
    }
}
