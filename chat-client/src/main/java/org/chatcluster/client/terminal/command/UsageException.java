package org.chatcluster.client.terminal.command;

/** What was typed cannot be done; the message says why and what is expected. Carries no stack trace. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(message, null, false, false);
    }
}
