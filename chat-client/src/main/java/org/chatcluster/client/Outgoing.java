package org.chatcluster.client;

import java.util.concurrent.CompletableFuture;
import org.chatcluster.common.protocol.ChatAck;
import org.chatcluster.common.protocol.SendRequest;
import org.chatcluster.common.protocol.Target;

/**
 * A chat message on its way. {@code time} is when it was written, in ms since the epoch by the clock here; {@code restored} tells
 * that an earlier run of the client left it in the {@link OutboxStore}.
 *
 * <p>{@code ack} completes when the message is committed, whatever happens to the connection in between. It fails with the
 * {@link RefusedException} that the server gives for good; or, when the client is closed, logged out or given another account before
 * it knows, with a {@link NotConnectedException} if the message was never sent and a {@link NoReplyException} if it may have arrived.
 * Then sending the same {@link #request} later is safe: it is stored once. Its dependants run on the client's event loop and must
 * not block. Thread-safe.
 */
public record Outgoing(SendRequest request, long time, boolean restored, CompletableFuture<ChatAck> ack) {
    static Outgoing of(SendRequest request, long time) {
        return new Outgoing(request, time, false, new CompletableFuture<>());
    }

    static Outgoing restored(StoredMessage stored) {
        return new Outgoing(stored.request(), stored.time(), true, new CompletableFuture<>());
    }

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
