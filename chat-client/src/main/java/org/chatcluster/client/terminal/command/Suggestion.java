package org.chatcluster.client.terminal.command;

/** What a word may become, and a few words about it, which may be empty. Immutable. */
public record Suggestion(String value, String about) {
    static Suggestion of(String value) {
        return new Suggestion(value, "");
    }

    Suggestion withValue(String other) {
        return new Suggestion(other, about);
    }
}
