package org.chatcluster.client.terminal;

/** The exit codes of the program. */
final class Exit {
    static final int DONE = 0;
    /** A line of the script failed. */
    static final int FAILED = 1;

    static final int USAGE = 2;
    static final int NOT_LOGGED_IN = 3;
    static final int UNREACHABLE = 6;
    /** A message was sent and its outcome is not known. */
    static final int UNKNOWN = 7;

    private Exit() {}
}
