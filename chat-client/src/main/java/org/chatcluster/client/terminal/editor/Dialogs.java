package org.chatcluster.client.terminal.editor;

import org.jline.keymap.KeyMap;
import org.jline.reader.impl.LineReaderImpl;

/** The keys of the questions that the editor asks in the middle of a line. */
final class Dialogs {
    /** How long after an escape the rest of a longer sequence may come, in ms. */
    private static final long ESCAPE_MILLIS = 150;

    private static final String ESC = "\033";

    private Dialogs() {}

    /** What the person does in the search for a conversation. */
    enum Search {
        TYPE,
        ERASE,
        UP,
        DOWN,
        ACCEPT,
        CANCEL,
        FOCUS_IN,
        FOCUS_OUT
    }

    /** What shall become of a long pasted text. */
    enum Answer {
        SEND,
        DROP,
        EDIT
    }

    static KeyMap<Search> search() {
        KeyMap<Search> keys = new KeyMap<>();
        keys.setAmbiguousTimeout(ESCAPE_MILLIS);
        keys.setUnicode(Search.TYPE);
        keys.bind(Search.TYPE, KeyMap.range(" -~"));
        keys.bind(Search.ERASE, KeyMap.del(), KeyMap.ctrl('H'));
        keys.bind(Search.UP, KeyMap.ctrl('P'), ESC + "[A", ESC + "OA", ESC + "[Z");
        keys.bind(Search.DOWN, KeyMap.ctrl('N'), ESC + "[B", ESC + "OB", "\t", KeyMap.ctrl('K'));
        keys.bind(Search.ACCEPT, "\r", "\n");
        keys.bind(Search.CANCEL, ESC, KeyMap.ctrl('G'));
        keys.bind(Search.FOCUS_IN, LineReaderImpl.FOCUS_IN_SEQ);
        keys.bind(Search.FOCUS_OUT, LineReaderImpl.FOCUS_OUT_SEQ);
        return keys;
    }

    static KeyMap<Answer> answers() {
        KeyMap<Answer> keys = new KeyMap<>();
        keys.setAmbiguousTimeout(ESCAPE_MILLIS);
        keys.bind(Answer.SEND, "y", "Y");
        keys.bind(Answer.DROP, "n", "N");
        keys.bind(Answer.EDIT, "e", "E", ESC, KeyMap.ctrl('G'));
        return keys;
    }
}
