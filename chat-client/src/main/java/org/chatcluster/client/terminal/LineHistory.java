package org.chatcluster.client.terminal;

import java.io.IOException;
import java.nio.file.Path;
import org.chatcluster.client.terminal.store.StateDirectory;
import org.jline.reader.LineReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The lines that were typed, kept in a private file for the next run. On the main thread. */
final class LineHistory {
    private static final Logger LOG = LoggerFactory.getLogger(LineHistory.class);
    private static final int MOST_LINES = 5_000;

    /** Who does not wait for the question writes the password behind the name. */
    private static final String NOT_KEPT = "/log* * *:/re* * *";

    private final LineReader reader;

    /** Gives {@code reader} the lines of earlier runs. */
    LineHistory(LineReader reader, StateDirectory state) {
        this.reader = reader;
        try {
            Path file = state.privateFile("history");
            reader.setVariable(LineReader.HISTORY_FILE, file);
            reader.setVariable(LineReader.HISTORY_SIZE, MOST_LINES);
            reader.setVariable(LineReader.HISTORY_FILE_SIZE, MOST_LINES);
            reader.setVariable(LineReader.HISTORY_IGNORE, NOT_KEPT);
        } catch (IOException e) {
            LOG.warn("There is no history of lines", e);
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
