package org.chatcluster.client.terminal.screen;

/**
 * How the screen is divided: widths of the list, the messages and the members, 0 for what has no room; rows of the body, of a menu over
 * the line, of the status and of the line itself. Immutable.
 */
record Layout(
        int columns,
        int listColumns,
        int middleColumns,
        int memberColumns,
        int bodyRows,
        int menuRows,
        int statusRows,
        int inputRows) {
    private static final int LIST_FROM_COLUMNS = 60;
    private static final int MEMBERS_FROM_COLUMNS = 100;
    private static final int MEMBER_COLUMNS = 20;
    private static final int MIN_LIST_COLUMNS = 16;
    private static final int MAX_LIST_COLUMNS = 28;
    private static final int MAX_INPUT_ROWS = 5;
    private static final int MIN_BODY_ROWS = 3;

    /**
     * Divides a screen.
     *
     * @param turned whether the person has shown the members where they would be hidden, or the other way round
     */
    static Layout of(
            int rows, int columns, int wantedMenuRows, int wantedInputRows, boolean hasMembers, boolean turned) {
        int inputRows = Math.max(1, Math.min(Math.min(MAX_INPUT_ROWS, wantedInputRows), rows - MIN_BODY_ROWS - 1));
        int statusRows = rows - inputRows >= 2 ? 1 : 0;
        int above = Math.max(0, rows - inputRows - statusRows);
        int menuRows = Math.min(wantedMenuRows, above);
        int list =
                columns < LIST_FROM_COLUMNS ? 0 : Math.max(MIN_LIST_COLUMNS, Math.min(MAX_LIST_COLUMNS, columns / 5));
        boolean roomForMembers = columns >= LIST_FROM_COLUMNS + MEMBER_COLUMNS;
        boolean membersShown = columns >= MEMBERS_FROM_COLUMNS != turned;
        int members = hasMembers && roomForMembers && membersShown ? MEMBER_COLUMNS : 0;
        int middle = columns - withBorder(list) - withBorder(members);
        return new Layout(columns, list, middle, members, above - menuRows, menuRows, statusRows, inputRows);
    }

    private static int withBorder(int columns) {
        return columns == 0 ? 0 : columns + 1;
    }

    /** How many rows of a menu have room on a screen. */
    static int mostMenuRows(int rows) {
        return Math.max(1, Math.min(12, rows / 2));
    }
}
