package org.chatcluster.client.terminal.editor;

import java.util.List;
import org.chatcluster.client.terminal.editor.Dialogs.Answer;
import org.chatcluster.client.terminal.text.Line;
import org.chatcluster.client.terminal.text.Style;
import org.jline.keymap.KeyMap;
import org.jspecify.annotations.Nullable;

/** Whether lines were pasted into the one that is typed, and the question before many of them are sent. Confined to the editor's lock. */
final class LongPaste {
    /** More lines are sent only after a question. */
    private static final int UNASKED_LINES = 5;

    private final KeyMap<Answer> keys = Dialogs.answers();
    private final Question question;
    private boolean pasted;

    LongPaste(Question question) {
        this.question = question;
    }

    /** Another line begins. */
    void begin() {
        pasted = false;
    }

    void pasted(String text) {
        pasted |= text.indexOf('\n') >= 0;
    }

    boolean isIn(String line) {
        return pasted && line.lines().count() > UNASKED_LINES;
    }

    /** What shall become of {@code line}; null at the end of the input. */
    @Nullable
    Answer ask(String line) {
        Line asked = Line.of(Style.NAME, "Send " + line.lines().count() + " lines as one message?")
                .and(Style.PLAIN, " y/n/edit");
        return question.ask(keys, () -> List.of(asked));
    }
}
