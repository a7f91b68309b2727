package org.chatcluster.client.terminal;

/** What was typed cannot be done; the message says why and what is expected. Carries no stack trace. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message, null, false, false);
    }
}
