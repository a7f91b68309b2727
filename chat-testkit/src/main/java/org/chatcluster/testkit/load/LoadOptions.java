package org.chatcluster.testkit.load;

/**
 * How many clients there are, how many messages each may have unacknowledged, and how many characters a message has at least.
 * Immutable.
 */
public record LoadOptions(int clients, int window, int textLength) {
    /** So many clients with 32 messages in flight and short texts. */
    public static LoadOptions clients(int clients) {
        return new LoadOptions(clients, 32, 0);
    }

    /** With another number of messages in flight. */
    public LoadOptions withWindow(int messages) {
        return new LoadOptions(clients, messages, textLength);
    }

    /** With texts of at least so many characters. */
    public LoadOptions withTextLength(int characters) {
        return new LoadOptions(clients, window, characters);
    }
}
