package org.chatcluster.client.terminal.script;

/** Ends a command with that exit code; the message is one sentence for a person. Carries no stack trace. */
public final class ExitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;

    /** {@code code} is one of {@link Exit}. */
    public ExitException(int code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    int code() {
        return code;
    }
}
