package org.chatcluster.client.terminal.notify;

/** How the terminal calls a person. */
public enum Call {
    OFF(false, false),
    BELL(true, false),
    /** A notification of the desktop, for terminals that know OSC 9. */
    OSC9(false, true),
    BOTH(true, true);

    private static final String BELL_CHARACTER = "\u0007";
    private static final String NOTIFICATION = "\u001B]9;";
    private static final String END = "\u001B\\";

    private final boolean bell;
    private final boolean notification;

    Call(boolean bell, boolean notification) {
        this.bell = bell;
        this.notification = notification;
    }

    /** What the terminal is sent, to be written at once; empty for nothing. */
    String sequence(Reason reason) {
        // A number and a semicolon in front mean other things to some terminals than a text; the blank prevents that.
        return (notification ? NOTIFICATION + " " + reason.summary() + END : "") + (bell ? BELL_CHARACTER : "");
    }
}
