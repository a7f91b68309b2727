package org.chatcluster.testkit.terminal;

/** Where the cursor of a screen is, counted from 0, and whether it is shown. */
public record Cursor(int column, int row, boolean visible) {}
