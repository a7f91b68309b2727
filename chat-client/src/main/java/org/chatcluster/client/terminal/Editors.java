package org.chatcluster.client.terminal;

import java.io.IOException;
import java.nio.file.Path;
import org.chatcluster.client.terminal.store.StateDirectory;
import org.jline.reader.LineReader;
import org.jline.reader.LineReader.Option;
import org.jline.reader.LineReaderBuilder;
import org.jline.terminal.Terminal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The line editor, and one for secrets that remembers nothing and completes nothing. */
record Editors(LineReader lines, LineReader secrets, LineCompleter completer) {
    private static final Logger LOG = LoggerFactory.getLogger(Editors.class);
    private static final int HISTORY_LINES = 5_000;

    static Editors of(Terminal terminal, StateDirectory state) {
        LineCompleter completer = new LineCompleter();
        LineReaderBuilder lines = builder(terminal).completer(completer).option(Option.CASE_INSENSITIVE, true);
        try {
            Path history = state.privateFile("history");
            lines.variable(LineReader.HISTORY_FILE, history)
                    .variable(LineReader.HISTORY_SIZE, HISTORY_LINES)
                    .variable(LineReader.HISTORY_FILE_SIZE, HISTORY_LINES);
        } catch (IOException e) {
            LOG.warn("There is no history of lines", e);
        }
        LineReader secrets =
                builder(terminal).variable(LineReader.DISABLE_HISTORY, true).build();
        return new Editors(lines.build(), secrets, completer);
    }

    private static LineReaderBuilder builder(Terminal terminal) {
        return LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("chat")
                .parser(new LineParser())
                .option(Option.DISABLE_EVENT_EXPANSION, true)
                .option(Option.ERASE_LINE_ON_FINISH, true)
                .option(Option.HISTORY_TIMESTAMPED, false);
    }

    void saveHistory() {
        try {
            lines.getHistory().save();
        } catch (IOException e) {
            LOG.warn("The history of lines could not be kept", e);
        }
    }
}
