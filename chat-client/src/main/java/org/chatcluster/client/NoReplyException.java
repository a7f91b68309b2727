package org.chatcluster.client;

/** The connection was lost, or no answer came in time: whether the request was done is not known. Immutable. */
public final class NoReplyException extends ChatClientException {
    private static final long serialVersionUID = 1L;

    /** {@code message} is one sentence for a person. */
    public NoReplyException(String message) {
        super(message);
    }
}
