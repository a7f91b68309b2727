package org.chatcluster.client.terminal.config;

import java.util.List;

/** What is wrong with the settings, a line for each mistake. Carries no stack trace. */
public final class SettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> mistakes;

    /** One line for each mistake. */
    public SettingsException(List<String> mistakes) {
        super(String.join("\n", mistakes), null, false, false);
        this.mistakes = List.copyOf(mistakes);
    }

    /** One line each. */
    public List<String> mistakes() {
        return mistakes;
    }
}
