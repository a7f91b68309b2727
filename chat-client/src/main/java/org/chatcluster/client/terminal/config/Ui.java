package org.chatcluster.client.terminal.config;

/** The ways the program can show itself to a person. */
public enum Ui {
    /** What suits the terminal. */
    AUTO,
    LINE,
    TUI,
    PLAIN
}
