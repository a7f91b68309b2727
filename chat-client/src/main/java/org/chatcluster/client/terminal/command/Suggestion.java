package org.chatcluster.client.terminal.command;

/** What a word may become: the word, the heading it stands under, and a few words about it; these two may be empty. Immutable. */
public record Suggestion(String value, String heading, String about) {
    static Suggestion of(String value) {
        return new Suggestion(value, "", "");
    }

    Suggestion withValue(String other) {
        return new Suggestion(other, heading, about);
    }
}
