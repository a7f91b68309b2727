package org.chatcluster.server.storage;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** Question marks for statements with many parameters. */
final class Parameters {
    private Parameters() {}

    /** {@code ?,?,?}. */
    static String list(int count) {
        return "?,".repeat(count - 1) + "?";
    }

    /** {@code (?,?),(?,?)}. */
    static String rows(int rows, int columns) {
        String row = "(" + list(columns) + ")";
        return (row + ",").repeat(rows - 1) + row;
    }

    /** The values with the last one repeated up to a power of two, so that a statement comes in few lengths. */
    static <T> List<T> padded(Collection<T> values) {
        List<T> padded = new ArrayList<>(values);
        int size = Integer.highestOneBit(2 * values.size() - 1);
        padded.addAll(Collections.nCopies(size - values.size(), padded.get(values.size() - 1)));
        return padded;
    }

    /** Sets one parameter after the other, and says which is the next. */
    static int set(PreparedStatement statement, int first, List<?> values) throws SQLException {
        int index = first;
        for (Object value : values) {
            statement.setObject(index++, value);
        }
        return index;
    }
}
