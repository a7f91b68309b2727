package org.chatcluster.client.terminal.screen;

/** Whether somebody is there. */
public enum Presence {
    ONLINE("●"),
    OFFLINE("○"),
    /** It is a group, or nothing is known. */
    NONE(" ");

    private final String mark;

    Presence(String mark) {
        this.mark = mark;
    }

    String mark() {
        return mark;
    }
}
