package org.chatcluster.client.terminal.config;

/** Which colours a person wants. */
public enum ThemeChoice {
    /** What suits the background that the terminal tells of. */
    AUTO,
    LIGHT,
    DARK,
    NONE
}
