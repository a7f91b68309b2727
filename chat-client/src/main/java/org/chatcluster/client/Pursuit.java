package org.chatcluster.client;

import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.chatcluster.client.ClientState.Phase;
import org.chatcluster.common.protocol.Credentials;
import org.chatcluster.common.protocol.LoginReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries for the session that is wanted, and again after each pause that {@link ReconnectPolicy} asks for, until the server says no or
 * it is not wanted any more. Confined to the client's event loop.
 */
final class Pursuit {
    private static final Logger LOG = LoggerFactory.getLogger(Pursuit.class);

    private final Timers timers;
    private final ReconnectPolicy policy;
    private final Dialer dialer;
    private final StateBoard board;
    private final Owner owner;

    /** What the next login is made with when a session is to be kept; null when none is. */
    private @Nullable Credentials goal;
    /** Who waits for {@link #begin} to come to an end; null when nobody does. */
    private @Nullable CompletableFuture<LoginReply> waiting;

    private Timers.@Nullable Timer retry;

    /** Who the session is for. */
    interface Owner {
        /** Makes one login. */
        CompletableFuture<LoginReply> login(Connection made, Credentials credentials);

        /** There is no connection, and none will be made but for a call. */
        void rests();
    }

    Pursuit(Timers timers, ReconnectPolicy policy, Dialer dialer, StateBoard board, Owner owner) {
        this.timers = timers;
        this.policy = policy;
        this.dialer = dialer;
        this.board = board;
        this.owner = owner;
    }

    /** Wants a session from now on, and tries for it at once; completes with the first login. */
    CompletableFuture<LoginReply> begin(Credentials credentials) {
        yieldToAnother();
        goal = credentials;
        CompletableFuture<LoginReply> result = new CompletableFuture<>();
        waiting = result;
        tryGoal();
        return result;
    }

    /** Another login was asked for: nobody waits for this one any more, and it is not tried for unless it has been reached. */
    void yieldToAnother() {
        cancelRetry();
        fail(new NotConnectedException("Another login was asked for."));
        if (!board.is(Phase.ONLINE)) {
            goal = null;
        }
    }

    /** The session is there; it is tried for again, by its token, when it is lost. */
    void reached(LoginReply reply) {
        goal = new Credentials.ByToken(reply.token().value(), reply.user().id());
        policy.online();
        CompletableFuture<LoginReply> told = waiting;
        waiting = null;
        if (told != null) {
            told.complete(reply);
        }
    }

    private void tryGoal() {
        Credentials credentials = goal;
        if (credentials == null) {
            return;
        }
        dialer.connect().thenCompose(made -> login(made, credentials)).exceptionally(failure -> {
            LOG.debug("Login failed", failure);
            Connection present = dialer.connection();
            if (present != null && goal == credentials) {
                // Its end decides what comes next.
                present.close(ChatClientException.of(failure));
            }
            return null;
        });
    }

    private CompletableFuture<LoginReply> login(Connection made, Credentials credentials) {
        return goal == credentials
                ? owner.login(made, credentials)
                : CompletableFuture.failedFuture(new NotConnectedException("This login is not wanted any more."));
    }

    /** There is no connection, or none any more: tries again after a pause, or rests. */
    void failed(ChatClientException cause) {
        if (board.is(Phase.CLOSED)) {
            return;
        }
        OptionalLong wait = goal == null ? OptionalLong.empty() : policy.after(cause);
        if (wait.isEmpty()) {
            rest(cause);
            owner.rests();
            return;
        }
        board.become(new ClientState(Phase.WAITING, cause, wait.getAsLong()));
        cancelRetry();
        retry = timers.after(wait.getAsLong(), () -> {
            retry = null;
            tryGoal();
        });
    }

    /** What comes next is tried at once, if anything is. */
    void cancelRetry() {
        if (retry != null) {
            retry.cancel();
            retry = null;
        }
    }

    /** No session is wanted any more, though one may be there. */
    void forget() {
        cancelRetry();
        goal = null;
    }

    /** No session is wanted any more; without a connection the client is offline then. */
    void rest(@Nullable ChatClientException cause) {
        forget();
        if (dialer.connection() == null) {
            board.become(new ClientState(Phase.OFFLINE, cause, -1));
        }
        fail(cause == null ? new NotConnectedException("Given up.") : cause);
    }

    private void fail(ChatClientException cause) {
        CompletableFuture<LoginReply> told = waiting;
        waiting = null;
        if (told != null) {
            told.completeExceptionally(cause);
        }
    }

    boolean isOn() {
        return goal != null;
    }
}
