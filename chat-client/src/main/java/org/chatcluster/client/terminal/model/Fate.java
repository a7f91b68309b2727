package org.chatcluster.client.terminal.model;

/** What has become of a message. */
public enum Fate {
    /** Kept here, not known to be stored on the server. */
    QUEUED,
    /** Stored. */
    COMMITTED,
    /** Stored, and another has seen it. */
    READ,
    /** Refused for good; it can be sent again by hand. */
    REFUSED
}
