package org.chatcluster.client.terminal.editor;

import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.chatcluster.client.terminal.editor.Dialogs.Search;
import org.chatcluster.client.terminal.text.Line;
import org.chatcluster.client.terminal.text.Marks;
import org.jline.keymap.KeyMap;

/** Lets the person find a conversation by some letters of its name. Confined to the editor's lock. */
final class ConversationSearch {
    /** Rows that it leaves to the line and its own. */
    private static final int ROWS_BESIDE = 3;

    private final KeyMap<Search> keys = Dialogs.search();
    private final Actions actions;
    private final Marks marks;
    private final Question question;
    private final Supplier<String> lastKey;

    /** {@code lastKey} tells which key was read last, as it came. */
    ConversationSearch(Actions actions, Marks marks, Question question, Supplier<String> lastKey) {
        this.actions = actions;
        this.marks = marks;
        this.question = question;
        this.lastKey = lastKey;
    }

    /** Which one the person wants, on a screen of {@code rows}; none if it wants none. */
    Optional<Choice> find(IntSupplier rows) {
        Switcher switcher = new Switcher(actions.choices(), marks);
        Supplier<List<Line>> lines = () -> switcher.lines(rows.getAsInt() - ROWS_BESIDE);
        Search key = question.ask(keys, lines);
        while (key != null && key != Search.ACCEPT && key != Search.CANCEL) {
            switch (key) {
                case TYPE -> switcher.type(lastKey.get());
                case ERASE -> switcher.erase();
                case UP -> switcher.move(-1);
                case DOWN -> switcher.move(1);
                case FOCUS_IN -> actions.focus(true);
                case FOCUS_OUT -> actions.focus(false);
                case ACCEPT, CANCEL -> throw new IllegalStateException(key.name());
            }
            key = question.ask(keys, lines);
        }
        return key == Search.ACCEPT ? switcher.chosen() : Optional.empty();
    }
}
