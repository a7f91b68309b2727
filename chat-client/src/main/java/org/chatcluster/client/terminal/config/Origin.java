package org.chatcluster.client.terminal.config;

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

    static final Origin STANDARD = new Origin(Kind.DEFAULT, "default");
}
