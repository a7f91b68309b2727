package org.chatcluster.client;

/** There is no connection, or no session where one is needed: nothing was sent. Immutable. */
public final class NotConnectedException extends ChatClientException {
    private static final long serialVersionUID = 1L;

    /** {@code message} is one sentence for a person. */
    public NotConnectedException(String message) {
        super(message);
    }
}
