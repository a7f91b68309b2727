package org.chatcluster.client.terminal.text;

/** What a piece of a line is, for a screen that can show the difference. */
public enum Style {
    PLAIN,
    /** A person or group. */
    NAME,
    /** What this account said or is. */
    OWN,
    /** Something at the edge of attention. */
    DIM,
    GOOD,
    ERROR
}
