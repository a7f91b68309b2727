package org.chatcluster.testkit.terminal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What runs in a {@link TmuxSession}, and how. Immutable.
 *
 * @param command the program and its arguments; no shell stands between
 * @param environment beside PATH, TERM, a UTF-8 locale and an empty HOME, which are all that the program gets otherwise
 */
public record TmuxOptions(List<String> command, int columns, int rows, Map<String, String> environment) {
    private static final int COLUMNS = 80;
    private static final int ROWS = 24;

    public TmuxOptions {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** A program on a screen of 80 × 24. */
    public static TmuxOptions of(List<String> command) {
        return new TmuxOptions(command, COLUMNS, ROWS, Map.of());
    }

    /** The same on a screen of another size. */
    public TmuxOptions size(int newColumns, int newRows) {
        return new TmuxOptions(command, newColumns, newRows, environment);
    }

    /** The same with one more variable. */
    public TmuxOptions with(String name, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(name, value);
        return new TmuxOptions(command, columns, rows, more);
    }
}
