package org.chatcluster.client.terminal.editor;

import java.util.HashMap;
import java.util.Map;
import org.jline.utils.AttributedString;

/** What a key that gives a line broke off, by the prompt it was typed at. Confined to the editor's lock. */
final class BrokenOffLines {
    private final Map<String, String> lines = new HashMap<>();

    void keep(AttributedString prompt, String text) {
        lines.put(prompt.toString(), text);
    }

    /** What a line at that prompt begins with: {@code draft}, or, if that is empty, what was broken off there. */
    String begin(AttributedString prompt, String draft) {
        String kept = lines.remove(prompt.toString());
        return draft.isEmpty() && kept != null ? kept : draft;
    }
}
