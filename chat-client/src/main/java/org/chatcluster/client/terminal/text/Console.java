package org.chatcluster.client.terminal.text;

import java.util.List;

/** Where lines are shown. Thread-safe; may wait while the screen is busy. */
public interface Console {
    /** Shows lines that belong together. */
    void print(List<Line> lines);

    default void print(Line line) {
        print(List.of(line));
    }

    /** Returns when everything printed so far is shown. */
    void flush();
}
