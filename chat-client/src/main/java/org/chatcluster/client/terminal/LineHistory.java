package org.chatcluster.client.terminal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.chatcluster.client.terminal.command.PasswordLine;
import org.chatcluster.client.terminal.editor.ChatReader;
import org.chatcluster.client.terminal.store.StateDirectory;
import org.jline.reader.LineReader;
import org.jline.reader.impl.history.DefaultHistory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The lines that were typed, kept in a private file for the next run. On the main thread. */
final class LineHistory {
    private static final Logger LOG = LoggerFactory.getLogger(LineHistory.class);
    private static final int MOST_LINES = 5_000;

    private final LineReader reader;

    /** Gives {@code reader} the lines of earlier runs. */
    LineHistory(ChatReader reader, StateDirectory state) {
        this.reader = reader;
        reader.setHistory(new WithoutPasswords());
        try {
            Path file = state.privateFile("history");
            reader.setVariable(LineReader.HISTORY_FILE, file);
            reader.setVariable(LineReader.HISTORY_SIZE, MOST_LINES);
            reader.setVariable(LineReader.HISTORY_FILE_SIZE, MOST_LINES);
        } catch (IOException e) {
            LOG.warn("There is no history of lines", e);
        }
    }

    private static final class WithoutPasswords extends DefaultHistory {
        @Override
        public void add(Instant time, String line) {
            if (!PasswordLine.is(line)) {
                super.add(time, line);
            }
        }
    }

    void save() {
        try {
            reader.getHistory().save();
        } catch (IOException e) {
            LOG.warn("The history of lines could not be kept", e);
        }
    }
}
