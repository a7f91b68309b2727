package org.chatcluster.client.terminal.script;

/** The exit codes of the program. */
public final class Exit {
    /** All went well; for a send: the message is committed. */
    public static final int DONE = 0;
    /** A line of a script of lines failed, or a file could not be read or written. */
    public static final int FAILED = 1;

    public static final int USAGE = 2;
    /** No login: none is kept, or the server does not take it. */
    public static final int NOT_LOGGED_IN = 3;
    /** There is no such user or group, or it is not for this account. */
    public static final int NO_TARGET = 4;

    public static final int REJECTED = 5;
    /** The server cannot be reached or cannot do it for now, and nothing was sent: a later try may help. */
    public static final int UNREACHABLE = 6;
    /** A message was sent and its outcome is not known. */
    public static final int UNKNOWN = 7;
    /** What was waited for did not come in time. */
    public static final int TIMED_OUT = 8;

    public static final int INTERRUPTED = 130;

    private Exit() {}
}
