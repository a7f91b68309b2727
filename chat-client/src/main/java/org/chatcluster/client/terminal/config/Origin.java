package org.chatcluster.client.terminal.config;

import java.util.Locale;

/** Where a value is from; {@code where} is a place in a file, a variable or a flag. Immutable. */
public record Origin(Kind kind, String where) {
    /** What wins over what is above it. */
    public enum Kind {
        DEFAULT,
        FILE,
        PROFILE,
        ENVIRONMENT,
        FLAG
    }

    /** The kind as a word. */
    public String word() {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    static final Origin STANDARD = new Origin(Kind.DEFAULT, "default");
}
