package org.chatcluster.client;

import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.chatcluster.client.ClientState.Phase;
import org.chatcluster.common.protocol.Credentials;
import org.chatcluster.common.protocol.LoginReply;
import org.chatcluster.common.protocol.LogoutRequest;
import org.chatcluster.common.protocol.Request;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the login, and makes it again on a new connection when that is lost, for as long as the account wants a session and the server
 * does not say no. Confined to the client's event loop.
 */
final class SessionKeeper implements Dialer.Owner {
    private static final Logger LOG = LoggerFactory.getLogger(SessionKeeper.class);

    private static final String LOGGED_OUT = "Logged out.";
    private static final String CLOSED = "The client is closed.";

    private final ClientConfig config;
    private final Timers timers;
    private final Dialer dialer;
    private final ReconnectPolicy policy;
    private final AttemptClock attempts;
    private final Mailbox mailbox;
    private final Delivery delivery;
    private final StateBoard board;
    private final HeartbeatWatch watch;
    private final RoundTripProbe probe;

    /** What the next login is made with when a session is to be kept; null when none is. */
    private @Nullable Credentials goal;
    /** Who waits for {@link #resume} to come to an end; null when nobody does. */
    private @Nullable CompletableFuture<LoginReply> resuming;

    private Timers.@Nullable Timer retry;

    SessionKeeper(ClientConfig config, Timers timers, Connector connector, Parts parts) {
        this.config = config;
        this.timers = timers;
        this.policy = parts.policy;
        this.attempts = parts.attempts;
        this.mailbox = parts.mailbox;
        this.delivery = parts.delivery;
        this.board = new StateBoard(delivery);
        this.dialer = new Dialer(connector, board, delivery, mailbox::handle, this);
        this.watch = new HeartbeatWatch(timers, mailbox.sends().outbox(), this::carriesSession);
        this.probe = new RoundTripProbe(timers, config.timing().roundTrip(), this::carriesSession);
    }

    /** What a keeper works with. */
    record Parts(ReconnectPolicy policy, AttemptClock attempts, Mailbox mailbox, Delivery delivery) {}

    private boolean carriesSession(Connection watched) {
        return watched == dialer.connection() && board.is(Phase.ONLINE);
    }

    /** The connection that is there, or a new one. */
    CompletableFuture<Connection> connect() {
        cancelRetry();
        return dialer.connect();
    }

    /** One login; when it fails, nothing is tried again. */
    CompletableFuture<LoginReply> login(Credentials credentials) {
        cancelRetry();
        giveUpResuming(new NotConnectedException("Another login was asked for."));
        if (!board.is(Phase.ONLINE)) {
            goal = null;
        }
        return connect().thenCompose(made -> login(made, credentials));
    }

    /** A session that is tried for until the server says no. */
    CompletableFuture<LoginReply> resume(Credentials credentials) {
        cancelRetry();
        giveUpResuming(new NotConnectedException("Another login was asked for."));
        goal = credentials;
        if (!board.is(Phase.ONLINE)) {
            accountOf(credentials).ifPresent(mailbox::expect);
        }
        CompletableFuture<LoginReply> result = new CompletableFuture<>();
        resuming = result;
        tryGoal();
        return result;
    }

    private static OptionalInt accountOf(Credentials credentials) {
        if (credentials instanceof Credentials.ById byId) {
            return OptionalInt.of(byId.id());
        }
        return credentials instanceof Credentials.ByToken byToken && byToken.id() != 0
                ? OptionalInt.of(byToken.id())
                : OptionalInt.empty();
    }

    private void tryGoal() {
        Credentials credentials = goal;
        if (credentials == null) {
            return;
        }
        connect().thenCompose(made -> tryGoal(made, credentials)).exceptionally(failure -> {
            LOG.debug("Login failed", failure);
            Connection present = dialer.connection();
            if (present != null && goal == credentials) {
                // Its end decides what comes next.
                present.close(ChatClientException.of(failure));
            }
            return null;
        });
    }

    private CompletableFuture<LoginReply> tryGoal(Connection made, Credentials credentials) {
        return goal == credentials
                ? login(made, credentials)
                : CompletableFuture.failedFuture(new NotConnectedException("This login is not wanted any more."));
    }

    private CompletableFuture<LoginReply> login(Connection made, Credentials credentials) {
        if (board.is(Phase.CONNECTED)) {
            board.become(ClientState.of(Phase.LOGGING_IN));
        }
        Request request = mailbox.loginRequest(config, credentials, attempts.next());
        return made.request(request).thenApply(LoginReply.class::cast).whenComplete((reply, failure) -> {
            if (reply != null) {
                loggedIn(made, reply);
            } else if (board.is(Phase.LOGGING_IN) && dialer.connection() == made) {
                board.become(ClientState.of(Phase.CONNECTED));
            }
        });
    }

    private void loggedIn(Connection made, LoginReply reply) {
        goal = new Credentials.ByToken(reply.token().value(), reply.user().id());
        policy.online();
        mailbox.attach(made, reply, config.backlog());
        board.become(ClientState.of(Phase.ONLINE));
        watch.start(made, new Heartbeat(config.timing(), reply.heartbeatMillis()));
        probe.start(made);
        CompletableFuture<LoginReply> waiting = resuming;
        resuming = null;
        if (waiting != null) {
            waiting.complete(reply);
        }
    }

    /** Ends the session, here and on the server. */
    CompletableFuture<Void> logout(boolean all) {
        Connection present = dialer.connection();
        cancelRetry();
        goal = null;
        if (present == null || !board.is(Phase.ONLINE)) {
            if (board.is(Phase.LOGGING_IN)) {
                dialer.hangUp(new NotConnectedException(LOGGED_OUT));
            }
            rest(null);
            mailbox.leave(LOGGED_OUT, false);
            return CompletableFuture.failedFuture(
                    new NotConnectedException("Not connected: the server was not told of the logout."));
        }
        CompletableFuture<Void> confirmed = new CompletableFuture<>();
        mailbox.flush();
        delivery.afterPosted(() -> confirmed.complete(null));
        return confirmed
                .thenCompose(nothing -> present.request(new LogoutRequest(all)))
                .<Void>thenApply(reply -> null)
                .whenComplete((nothing, failure) -> {
                    mailbox.leave(LOGGED_OUT, false);
                    if (present == dialer.connection()) {
                        loggedOut(failure);
                    }
                });
    }

    private void loggedOut(@Nullable Throwable failure) {
        if (failure == null) {
            board.become(ClientState.of(Phase.CONNECTED));
            return;
        }
        // The server has the session still; the end of its connection ends it.
        dialer.hangUp(ChatClientException.of(failure));
        rest(null);
    }

    @Override
    public void failed(ChatClientException cause) {
        retryOrRest(cause);
    }

    @Override
    public void lost(ChatClientException cause) {
        mailbox.detach();
        retryOrRest(cause);
    }

    private void retryOrRest(ChatClientException cause) {
        if (board.is(Phase.CLOSED)) {
            return;
        }
        OptionalLong wait = goal == null ? OptionalLong.empty() : policy.after(cause);
        if (wait.isEmpty()) {
            rest(cause);
            mailbox.sends().letGo();
            return;
        }
        board.become(new ClientState(Phase.WAITING, cause, wait.getAsLong()));
        cancelRetry();
        retry = timers.after(wait.getAsLong(), () -> {
            retry = null;
            tryGoal();
        });
    }

    private void rest(@Nullable ChatClientException cause) {
        goal = null;
        if (dialer.connection() == null) {
            board.become(new ClientState(Phase.OFFLINE, cause, -1));
        }
        giveUpResuming(cause == null ? new NotConnectedException("Given up.") : cause);
    }

    private void giveUpResuming(ChatClientException cause) {
        CompletableFuture<LoginReply> waiting = resuming;
        resuming = null;
        if (waiting != null) {
            waiting.completeExceptionally(cause);
        }
    }

    /** Runs {@code flushed} when the server was told all that the listener has had. */
    void flush(Runnable flushed) {
        mailbox.flush();
        delivery.afterPosted(flushed);
    }

    /** The end of it all: what has no outcome is given up, or kept if it is stored. */
    void close() {
        cancelRetry();
        board.become(ClientState.of(Phase.CLOSED));
        rest(new NotConnectedException(CLOSED));
        mailbox.leave(CLOSED, true);
        dialer.close();
    }

    private void cancelRetry() {
        if (retry != null) {
            retry.cancel();
            retry = null;
        }
    }

    /** Completes when no session is being made at the moment: there is one, or a pause, or none is wanted. */
    CompletableFuture<Void> settled() {
        return goal == null ? CompletableFuture.completedFuture(null) : board.settled();
    }

    /** The listener has fallen behind, or has caught up. */
    void reading(boolean on) {
        dialer.reading(on);
    }

    ClientState state() {
        return board.state();
    }

    @Nullable
    Connection connection() {
        return dialer.connection();
    }
}
