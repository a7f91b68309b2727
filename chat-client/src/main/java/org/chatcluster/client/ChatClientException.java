package org.chatcluster.client;

/** Why a request was not done. The message is one sentence for a person. Carries no stack trace of its own. Immutable. */
public abstract sealed class ChatClientException extends RuntimeException
        permits RefusedException, ClosedByServerException, NotConnectedException, NoReplyException {
    private static final long serialVersionUID = 1L;

    ChatClientException(String message) {
        super(message, null, false, false);
    }
}
