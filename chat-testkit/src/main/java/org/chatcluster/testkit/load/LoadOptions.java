package org.chatcluster.testkit.load;

import java.time.Duration;

/**
 * How many clients there are, how many messages each may have unacknowledged, how many characters a message has at least, how many
 * messages a client sends a second, all at once, and after how long without an answer it gives a connection up. Immutable.
 */
public record LoadOptions(int clients, int window, int textLength, int perSecond, Duration silenceLimit) {
    /** So many clients with 32 messages in flight and short texts, as fast as they may. */
    public static LoadOptions clients(int clients) {
        return new LoadOptions(clients, 32, 0, Integer.MAX_VALUE, Duration.ofMinutes(1));
    }

    /** With another number of messages in flight. */
    public LoadOptions withWindow(int messages) {
        return new LoadOptions(clients, messages, textLength, perSecond, silenceLimit);
    }

    /** With texts of at least so many characters. */
    public LoadOptions withTextLength(int characters) {
        return new LoadOptions(clients, window, characters, perSecond, silenceLimit);
    }

    /** With so many messages of each client a second, in one burst, each client at its own time. */
    public LoadOptions withBurstEverySecond(int messages) {
        return new LoadOptions(clients, window, textLength, messages, silenceLimit);
    }

    /** With another limit for connections that do not answer a PING, or a login. */
    public LoadOptions withSilenceLimit(Duration limit) {
        return new LoadOptions(clients, window, textLength, perSecond, limit);
    }
}
