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
    ERROR,
    /** Somebody names this account. */
    MENTION,
    /** Not read yet. */
    UNREAD,
    /** Where the person is in a list. */
    SELECTED,
    /** The conversation that is open, a row that stands out. */
    ACTIVE,
    /** Lines between the parts of the screen. */
    BORDER,
    /** An address of the web, which is its own target. */
    LINK,
    WARNING,
    /** Sent, and no outcome yet. */
    PENDING,
    TIME
}
