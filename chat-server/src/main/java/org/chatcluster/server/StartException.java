package org.chatcluster.server;

import org.jspecify.annotations.Nullable;

/** A node cannot start; the message is one line for the person who starts it. */
public final class StartException extends Exception {
    /** {@code message} names what was tried and what is wrong with it; the cause is for developers. */
    public StartException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
