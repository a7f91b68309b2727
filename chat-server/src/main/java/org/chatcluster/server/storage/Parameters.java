package org.chatcluster.server.storage;

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
}
