package org.chatcluster.server.chat;

import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.chatcluster.server.delivery.Peer;
import org.chatcluster.server.limit.SessionLimits;
import org.chatcluster.server.session.Answer;

/** A connection as the dispatch sees it. Confined to its event loop. */
public interface Client extends Peer {
    /** What this connection may do in a second. */
    SessionLimits limits();

    /** Runs {@code work} on the request pool, after all that was enqueued before, and writes its answer. */
    void enqueue(Ticket ticket, Supplier<Answer> work);

    /** Runs {@code work} once nothing asked before is open, reads nothing meanwhile, and writes its answer. */
    void runAlone(Ticket ticket, Supplier<CompletionStage<Answer>> work);
}
