package org.chatcluster.client.terminal.editor;

import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.IntSupplier;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.Reference;
import org.jline.reader.Widget;

/** What a terminal says to the questions of the start when nobody waits for it any more. It is nothing that a person has typed. Stateless. */
final class LateAnswers {
    /** Who it is, up to a letter. */
    private static final String DEVICE = "\033[?";
    /** The colour of its background, up to a bell or the end of ESC \. */
    private static final String COLOUR = "\033]11;";

    private static final char BELL = '\007';

    private LateAnswers() {}

    /** Has them passed over; {@code next} reads the next character, or less than 0 at the end of the input. */
    static void passOver(KeyMap<Binding> keys, Map<String, Widget> widgets, IntSupplier next) {
        bind(keys, widgets, DEVICE, () -> passOver(next, c -> c >= '@' && c <= '~'));
        bind(keys, widgets, COLOUR, () -> passOver(next, c -> c == BELL || c == '\\'));
    }

    private static void bind(KeyMap<Binding> keys, Map<String, Widget> widgets, String beginning, Widget widget) {
        String name = "pass-over-" + beginning.substring(1);
        widgets.put(name, widget);
        keys.bind(new Reference(name), beginning);
    }

    private static boolean passOver(IntSupplier next, IntPredicate isLast) {
        int c = next.getAsInt();
        while (c >= 0 && !isLast.test(c)) {
            c = next.getAsInt();
        }
        return true;
    }
}
