package org.chatcluster.client;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.chatcluster.common.protocol.Message;
import org.chatcluster.common.protocol.MsgType;
import org.chatcluster.common.protocol.Refusal;

/** The requests of one connection that wait for their reply, by {@code rid}. Confined to the client's event loop. */
final class PendingRequests {
    private final Timers timers;
    private final long timeoutMillis;
    private final Map<Long, Pending> byRid = new HashMap<>();
    private long nextRid = 1;

    private record Pending(MsgType type, CompletableFuture<Message> reply, Timers.Timer timeout) {}

    /** A request that was given its number. */
    record Numbered(long rid, CompletableFuture<Message> reply) {}

    PendingRequests(Timers timers, long timeoutMillis) {
        this.timers = timers;
        this.timeoutMillis = timeoutMillis;
    }

    /** Waits for the reply to a request of {@code type}, not for ever. */
    Numbered add(MsgType type) {
        long rid = nextRid++;
        CompletableFuture<Message> reply = new CompletableFuture<>();
        Timers.Timer timeout = timers.after(timeoutMillis, () -> expire(rid));
        byRid.put(rid, new Pending(type, reply, timeout));
        return new Numbered(rid, reply);
    }

    private void expire(long rid) {
        Pending pending = byRid.remove(rid);
        if (pending != null) {
            pending.reply.completeExceptionally(new NoReplyException(
                    "The server did not answer " + pending.type + " within " + timeoutMillis + " ms."));
        }
    }

    /** Whether {@code message} was waited for; it is handed on then. */
    boolean complete(long rid, Message message) {
        Pending pending = byRid.remove(rid);
        if (pending == null) {
            return false;
        }
        pending.timeout.cancel();
        if (message instanceof Refusal refusal) {
            pending.reply.completeExceptionally(new RefusedException(refusal));
        } else {
            pending.reply.complete(message);
        }
        return true;
    }

    /** The connection is gone. */
    void failAll(ChatClientException cause) {
        List<Pending> all = new ArrayList<>(byRid.values());
        byRid.clear();
        for (Pending pending : all) {
            pending.timeout.cancel();
            pending.reply.completeExceptionally(cause);
        }
    }
}
