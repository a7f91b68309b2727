package org.chatcluster.client.terminal.editor;

import java.util.List;
import java.util.function.Supplier;
import org.chatcluster.client.terminal.text.Line;
import org.jline.keymap.KeyMap;
import org.jspecify.annotations.Nullable;

/** How the editor asks something in the middle of a line. On the thread that reads, with the editor's lock. */
interface Question {
    /** Shows lines beside the one being typed and reads a key; null at the end of the input. */
    <K> @Nullable K ask(KeyMap<K> keys, Supplier<List<Line>> lines);
}
