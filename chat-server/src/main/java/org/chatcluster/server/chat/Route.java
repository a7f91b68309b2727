package org.chatcluster.server.chat;

import java.util.concurrent.CompletionStage;
import org.chatcluster.common.protocol.Request;
import org.chatcluster.server.delivery.Peer;
import org.chatcluster.server.session.Answer;
import org.chatcluster.server.session.Session;

/** How the requests of a type are handled. */
sealed interface Route {
    /** Whether a connection must be logged in to ask for this. */
    boolean needsLogin();

    /** At once, on the event loop; the handler answers by itself, if at all. */
    record OnLoop(boolean needsLogin, OnLoopHandler<Request> handler) implements Route {}

    /** On the request pool, one after the other for each connection. */
    record Stored(StoredHandler<Request> handler) implements Route {
        @Override
        public boolean needsLogin() {
            return true;
        }
    }

    /** Alone: after everything asked before, and before everything asked later. */
    record Exclusive(boolean needsLogin, ExclusiveHandler<Request> handler) implements Route {}

    /** Handles a request on the event loop. */
    interface OnLoopHandler<R extends Request> {
        /** Never blocks. */
        void handle(Peer peer, long rid, R request);
    }

    /** Handles a request on the request pool. */
    interface StoredHandler<R extends Request> {
        /** May block; answers, or throws a refusal. */
        Answer handle(Session session, R request);
    }

    /** Handles a request that changes what the connection is. */
    interface ExclusiveHandler<R extends Request> {
        /** Called on the event loop, never blocks; the stage answers or ends with a refusal. */
        CompletionStage<Answer> handle(Peer peer, R request);
    }
}
