package org.chatcluster.server.session;

import org.chatcluster.common.protocol.Reply;

/** A reply and what must happen right after it was written, on the connection's event loop. */
public record Answer(Reply reply, Runnable then) {
    /** A reply after which nothing happens. */
    public static Answer of(Reply reply) {
        return new Answer(reply, () -> {});
    }
}
