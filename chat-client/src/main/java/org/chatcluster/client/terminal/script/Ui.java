package org.chatcluster.client.terminal.script;

import java.util.Locale;
import java.util.stream.Stream;
import org.chatcluster.client.terminal.command.UsageException;

/** The ways the program can show itself to a person. */
public enum Ui {
    /** What suits the terminal. */
    AUTO,
    LINE,
    TUI,
    PLAIN;

    /** What CHAT_UI says; empty is {@link #AUTO}. */
    static Ui ofEnvironment(String word) {
        return word.isEmpty()
                ? AUTO
                : Stream.of(LINE, TUI, PLAIN)
                        .filter(ui -> ui.name().toLowerCase(Locale.ROOT).equals(word))
                        .findFirst()
                        .orElseThrow(
                                () -> new UsageException("CHAT_UI: \"" + word + "\" (expected line, tui or plain)"));
    }
}
