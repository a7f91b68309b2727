package org.chatcluster.client;

import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.chatcluster.client.ClientState.Phase;
import org.chatcluster.common.protocol.Credentials;
import org.chatcluster.common.protocol.LoginReply;
import org.chatcluster.common.protocol.LogoutRequest;
import org.chatcluster.common.protocol.Request;
import org.jspecify.annotations.Nullable;

/** Makes the login, has its session kept by a {@link Pursuit}, and ends it. Confined to the client's event loop. */
final class SessionKeeper implements Dialer.Owner, Pursuit.Owner {
    private static final String LOGGED_OUT = "Logged out.";
    private static final String CLOSED = "The client is closed.";

    private final ClientConfig config;
    private final Dialer dialer;
    private final Pursuit pursuit;
    private final AttemptClock attempts;
    private final Mailbox mailbox;
    private final Delivery delivery;
    private final StateBoard board;
    private final HeartbeatWatch watch;
    private final RoundTripProbe probe;

    SessionKeeper(ClientConfig config, Timers timers, Connector connector, Parts parts) {
        this.config = config;
        this.attempts = parts.attempts;
        this.mailbox = parts.mailbox;
        this.delivery = parts.delivery;
        this.board = new StateBoard(delivery);
        this.dialer = new Dialer(connector, board, delivery, mailbox::handle, this);
        this.pursuit = new Pursuit(timers, parts.policy, dialer, board, this);
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
        pursuit.cancelRetry();
        return dialer.connect();
    }

    /** One login; when it fails, nothing is tried again. */
    CompletableFuture<LoginReply> login(Credentials credentials) {
        pursuit.yieldToAnother();
        return connect().thenCompose(made -> login(made, credentials));
    }

    /** A session that is tried for until the server says no. */
    CompletableFuture<LoginReply> resume(Credentials credentials) {
        if (!board.is(Phase.ONLINE)) {
            accountOf(credentials).ifPresent(mailbox::expect);
        }
        return pursuit.begin(credentials);
    }

    private static OptionalInt accountOf(Credentials credentials) {
        if (credentials instanceof Credentials.ById byId) {
            return OptionalInt.of(byId.id());
        }
        return credentials instanceof Credentials.ByToken byToken && byToken.id() != 0
                ? OptionalInt.of(byToken.id())
                : OptionalInt.empty();
    }

    @Override
    public CompletableFuture<LoginReply> login(Connection made, Credentials credentials) {
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
        mailbox.attach(made, reply, config.backlog());
        board.become(ClientState.of(Phase.ONLINE));
        watch.start(made, new Heartbeat(config.timing(), reply.heartbeatMillis()));
        probe.start(made);
        pursuit.reached(reply);
    }

    /** Ends the session, here and on the server. */
    CompletableFuture<Void> logout(boolean all) {
        Connection present = dialer.connection();
        pursuit.forget();
        if (present == null || !board.is(Phase.ONLINE)) {
            if (board.is(Phase.LOGGING_IN)) {
                dialer.hangUp(new NotConnectedException(LOGGED_OUT));
            }
            pursuit.rest(null);
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
        pursuit.rest(null);
    }

    @Override
    public void failed(ChatClientException cause) {
        pursuit.failed(cause);
    }

    @Override
    public void lost(ChatClientException cause) {
        mailbox.detach();
        pursuit.failed(cause);
    }

    @Override
    public void rests() {
        mailbox.sends().letGo();
    }

    /** Runs {@code flushed} when the server was told all that the listener has had. */
    void flush(Runnable flushed) {
        mailbox.flush();
        delivery.afterPosted(flushed);
    }

    /** The end of it all: what has no outcome is given up, or kept if it is stored. */
    void close() {
        board.become(ClientState.of(Phase.CLOSED));
        pursuit.rest(new NotConnectedException(CLOSED));
        mailbox.leave(CLOSED, true);
        dialer.close();
    }

    /** Completes when no session is being made at the moment: there is one, or a pause, or none is wanted. */
    CompletableFuture<Void> settled() {
        return pursuit.isOn() ? board.settled() : CompletableFuture.completedFuture(null);
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
