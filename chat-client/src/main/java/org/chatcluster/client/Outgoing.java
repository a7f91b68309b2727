package org.chatcluster.client;

import java.util.concurrent.CompletableFuture;
import org.chatcluster.common.protocol.ChatAck;
import org.chatcluster.common.protocol.SendRequest;
import org.chatcluster.common.protocol.Target;

/**
 * A chat message on its way. {@code ack} completes when it is committed, whatever happens to the connection in between, and fails
 * with the {@link RefusedException} that the server gives for good, or when the client is closed before it knows. Its dependants
 * run on the client's event loop and must not block. Thread-safe.
 */
public record Outgoing(SendRequest request, CompletableFuture<ChatAck> ack) {
    /** Which message of this account it is: the repeat of a send has the same {@code cid}. */
    public long cid() {
        return request.cid();
    }

    /** The conversation. */
    public Target conversation() {
        return request.target();
    }

    /** What is said. */
    public String text() {
        return request.msg();
    }
}
