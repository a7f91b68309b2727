package org.chatcluster.client.terminal.command;

/** What a command is about; help is grouped by it. */
public enum Topic {
    ACCOUNT("Account"),
    TALK("Talking"),
    PEOPLE("People"),
    GROUPS("Groups"),
    CLIENT("Client");

    private final String title;

    Topic(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
