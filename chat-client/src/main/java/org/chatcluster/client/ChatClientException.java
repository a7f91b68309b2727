package org.chatcluster.client;

import java.util.concurrent.CompletionException;

/** Why a request was not done. The message is one sentence for a person. Carries no stack trace of its own. Immutable. */
public abstract sealed class ChatClientException extends RuntimeException
        permits RefusedException, ClosedByServerException, NotConnectedException, NoReplyException {
    private static final long serialVersionUID = 1L;

    ChatClientException(String message) {
        super(message, null, false, false);
    }

    /** What a future of this client has failed with, unpacked. */
    static ChatClientException of(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof ChatClientException known
                ? known
                : new NoReplyException("Failed: " + cause.getMessage());
    }
}
