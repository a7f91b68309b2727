package org.chatcluster.server.config;

import java.util.List;

/** The configuration cannot be used; each problem is one line that names the flag, variable or key and what was expected. */
public final class ConfigException extends Exception {
    private final List<String> problems;

    ConfigException(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    /** The lines, at least one. */
    public List<String> problems() {
        return problems;
    }
}
