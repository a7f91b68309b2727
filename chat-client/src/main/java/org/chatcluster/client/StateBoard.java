package org.chatcluster.client;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.chatcluster.client.ClientState.Phase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the client stands, told to the listener at each change. Confined to the client's event loop. */
final class StateBoard {
    private static final Logger LOG = LoggerFactory.getLogger(StateBoard.class);

    private final Delivery delivery;
    private final List<CompletableFuture<Void>> curious = new ArrayList<>();
    private ClientState state = ClientState.of(Phase.OFFLINE);

    StateBoard(Delivery delivery) {
        this.delivery = delivery;
    }

    ClientState state() {
        return state;
    }

    boolean is(Phase phase) {
        return state.phase() == phase;
    }

    /** The state from now on; nothing follows {@link Phase#CLOSED}. */
    void become(ClientState next) {
        if (is(Phase.CLOSED) || state.equals(next)) {
            return;
        }
        boolean refused = is(Phase.LOGGING_IN) && next.phase() == Phase.CONNECTED;
        state = next;
        LOG.info(
                "{}{}",
                next.phase(),
                next.cause() == null ? "" : ": " + next.cause().getMessage());
        delivery.post(listener -> listener.stateChanged(next));
        if (refused || !isOnTheWay()) {
            List<CompletableFuture<Void>> told = List.copyOf(curious);
            curious.clear();
            told.forEach(future -> future.complete(null));
        }
    }

    private boolean isOnTheWay() {
        return is(Phase.CONNECTING) || is(Phase.CONNECTED) || is(Phase.LOGGING_IN);
    }

    /** Completes when a login that is under way has come to an end; it is supposed that one is. */
    CompletableFuture<Void> settled() {
        CompletableFuture<Void> result = new CompletableFuture<>();
        if (isOnTheWay()) {
            curious.add(result);
        } else {
            result.complete(null);
        }
        return result;
    }
}
