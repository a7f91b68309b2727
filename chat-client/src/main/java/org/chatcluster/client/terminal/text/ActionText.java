package org.chatcluster.client.terminal.text;

import java.util.Optional;

/**
 * A text that tells what its sender does, after the custom of IRC: {@code /me waves} is shown as {@code * alice waves}. On the wire
 * it is that text; a client that does not know the custom shows it as it is.
 */
public final class ActionText {
    private static final String BEGINNING = "/me ";

    private ActionText() {}

    /** The text of an action as it is sent. */
    public static String of(String action) {
        return BEGINNING + action;
    }

    /** What the sender does, if {@code text} is an action. */
    public static Optional<String> find(String text) {
        boolean action = text.startsWith(BEGINNING)
                && !text.substring(BEGINNING.length()).isBlank();
        return action ? Optional.of(text.substring(BEGINNING.length())) : Optional.empty();
    }
}
