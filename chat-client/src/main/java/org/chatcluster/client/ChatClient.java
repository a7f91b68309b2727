package org.chatcluster.client;

import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.chatcluster.client.ClientState.Phase;
import org.chatcluster.common.json.BadValueException;
import org.chatcluster.common.json.FieldName;
import org.chatcluster.common.net.EventLoops;
import org.chatcluster.common.protocol.Credentials;
import org.chatcluster.common.protocol.JoinGroupReply;
import org.chatcluster.common.protocol.JoinGroupRequest;
import org.chatcluster.common.protocol.Limits;
import org.chatcluster.common.protocol.LoginReply;
import org.chatcluster.common.protocol.Message;
import org.chatcluster.common.protocol.QuitGroupReply;
import org.chatcluster.common.protocol.QuitGroupRequest;
import org.chatcluster.common.protocol.RegisterReply;
import org.chatcluster.common.protocol.RegisterRequest;
import org.chatcluster.common.protocol.Reply;
import org.chatcluster.common.protocol.Request;
import org.chatcluster.common.protocol.SendRequest;
import org.chatcluster.common.protocol.Target;
import org.jspecify.annotations.Nullable;

/**
 * A client of a chat server, without a face. It keeps its session through lost connections and sends what was not acknowledged
 * again; its {@link ClientListener} gets each message of a conversation once and in order.
 *
 * <p>Thread-safe: one event loop owns all state, and every method hands over to it. Futures complete on that loop, so their
 * dependants must not block; they fail with a {@link ChatClientException} and never stay open for ever. Those of {@link #login},
 * {@link #resume} and {@link #logout} complete when the listener has had what came of the call, so the listener must not wait for
 * them. The caller closes the client.
 */
public final class ChatClient implements AutoCloseable {
    private final MultiThreadIoEventLoopGroup group = EventLoops.newGroup("chat-client", 1);
    private final EventLoop loop = group.next();
    private final LoopCalls calls = new LoopCalls(loop);
    private final Timers timers = new LoopTimers(loop);
    private final SecureRandom random = new SecureRandom();
    private final CidSource cids = new CidSource(random);
    private final Clock clock = Clock.systemUTC();
    private final StoreThread disk;
    private final Delivery delivery;
    private final Mailbox mailbox;
    private final SessionKeeper keeper;
    private final Ending ending;
    private boolean closed;

    /** A client that is not connected yet. What it has not sent when it ends is lost. */
    public ChatClient(ClientConfig config, ClientListener listener) {
        this(config, null, listener);
    }

    /**
     * A client that is not connected yet and keeps in {@code store} what has no outcome. It sends that again, before anything else, when
     * the account logs in the next time.
     */
    public ChatClient(ClientConfig config, @Nullable OutboxStore store, ClientListener listener) {
        this(config, store, listener, InetAddress::getByName);
    }

    /** A client with name servers of the caller's choice. */
    ChatClient(ClientConfig config, @Nullable OutboxStore store, ClientListener listener, HostResolver resolver) {
        Timing timing = config.timing();
        Supplier<Backoff> backoffs = () -> new Backoff(timing.backoffBase(), timing.backoffCap(), random);
        delivery = new Delivery(listener, loop);
        disk = new StoreThread(store, loop);
        mailbox = new Mailbox(config, timers, delivery, disk, backoffs);
        ReconnectPolicy policy = new ReconnectPolicy(backoffs.get(), timers);
        AttemptClock attempts = new AttemptClock(clock);
        keeper = new SessionKeeper(
                config,
                timers,
                new Connector(config, loop, timers, new HostLookup(config.host(), resolver, loop)),
                new SessionKeeper.Parts(policy, attempts, mailbox, delivery));
        ending = new Ending(calls, keeper, disk, delivery);
        delivery.onPause(keeper::reading);
    }

    /** Connects, without a login; done already when there is a connection. Calls that need one connect by themselves. */
    public CompletableFuture<Void> connect() {
        return calls.ask(() -> keeper.connect().thenAccept(made -> {}));
    }

    /** Makes an account; the answer is its id. */
    public CompletableFuture<Integer> register(String name, String password) {
        RegisterRequest request = new RegisterRequest(name, password);
        return calls.ask(() -> keeper.connect().thenCompose(made -> made.request(request)))
                .thenApply(reply -> ((RegisterReply) reply).id());
    }

    /**
     * Logs in, once: a failure ends it. After success the client keeps the session by itself, with the token of the answer, until
     * the server does not want it any more or {@link #logout} ends it.
     */
    public CompletableFuture<LoginReply> login(Credentials credentials) {
        return calls.ask(() -> delivery.heard(keeper.login(credentials)));
    }

    /**
     * As {@link #login}, but goes on trying while the server cannot be reached or cannot answer. With credentials that name the account
     * by its id, messages are taken from now on.
     */
    public CompletableFuture<LoginReply> resume(Credentials credentials) {
        return calls.ask(() -> delivery.heard(keeper.resume(credentials)));
    }

    /**
     * Ends the session and its token, or with {@code all} every session and token of the account. What has no outcome yet is given
     * up, stored or not. Fails when the server could not be told; the session ends then with its connection, but its token may stay valid.
     */
    public CompletableFuture<Void> logout(boolean all) {
        return calls.ask(() -> delivery.heard(disk.done(keeper.logout(all))));
    }

    /**
     * Sends a message, now or when there is a connection again.
     *
     * @throws BadValueException if the protocol does not allow the text
     */
    public Outgoing send(Target conversation, String text) {
        return send(new SendRequest(conversation, text, newCid()));
    }

    /**
     * As {@link #send(Target, String)}, with a {@code cid} that the caller kept from an earlier try of the same message. That is safe
     * whatever became of the first try, which the server looks up: one that was refused, too, is best sent again under its {@code cid},
     * unless the refusal was {@link org.chatcluster.common.protocol.ErrorCode#CID_REUSED}. What is on its way already is not sent
     * twice: both get the same outcome.
     *
     * @throws BadValueException if the protocol does not allow the {@code cid}, or there is none
     */
    public Outgoing send(SendRequest request) {
        if (request.cid() < 1 || request.cid() > Limits.MAX_EXACT) {
            throw new BadValueException(
                    FieldName.CID, "is " + request.cid() + " (expected 1.." + Limits.MAX_EXACT + ")");
        }
        Outgoing message = Outgoing.of(request, clock.millis());
        calls.run(
                () -> {
                    if (keeper.state().phase() == Phase.OFFLINE) {
                        mailbox.sends().notEntered(message, new NotConnectedException("Not logged in."));
                    } else {
                        mailbox.sends().send(message);
                    }
                },
                closed -> message.ack().completeExceptionally(closed));
        return message;
    }

    /** A number for a message of this client that no other has: for {@link #send(SendRequest)}. */
    public long newCid() {
        return cids.next();
    }

    /**
     * Tells that the person has seen the conversation up to {@code seq}; no answer. What the server does not have at the next login of
     * the same account, because there was no connection or it was lost, is told again then, for as long as this client lives.
     */
    public void read(Target conversation, long seq) {
        calls.run(() -> mailbox.read(conversation, seq), closed -> {});
    }

    /**
     * Asks for something that has a reply of {@code type}: the requests about history, friends, users and groups. Waits for
     * a login that is under way; fails at once without a connection.
     */
    public <R extends Reply> CompletableFuture<R> request(Request request, Class<R> type) {
        return calls.ask(() -> ask(request).thenApply(type::cast));
    }

    /** Joins a group. */
    public CompletableFuture<JoinGroupReply> joinGroup(int groupId) {
        return calls.ask(() -> ask(new JoinGroupRequest(groupId)).thenApply(reply -> {
            JoinGroupReply joined = (JoinGroupReply) reply;
            mailbox.joined(joined.groupId(), joined.lastSeq());
            return joined;
        }));
    }

    /** Leaves a group. */
    public CompletableFuture<QuitGroupReply> quitGroup(int groupId) {
        return calls.ask(() -> ask(new QuitGroupRequest(groupId)).thenApply(reply -> {
            mailbox.left(groupId);
            return (QuitGroupReply) reply;
        }));
    }

    /** The time to the server and back. */
    public CompletableFuture<Duration> ping() {
        return calls.ask(() -> keeper.settled().thenCompose(settled -> withConnection(Connection::ping)));
    }

    /** Where the client stands. */
    public CompletableFuture<ClientStatus> status() {
        return calls.ask(() -> CompletableFuture.completedFuture(currentStatus()));
    }

    private ClientStatus currentStatus() {
        LoginReply login = mailbox.login();
        Outbox outbox = mailbox.sends().outbox();
        return new ClientStatus(
                keeper.state(),
                login == null ? null : login.user(),
                login == null ? null : login.node(),
                outbox.inFlight(),
                outbox.size() - outbox.inFlight());
    }

    private CompletableFuture<Message> ask(Request request) {
        return keeper.settled().thenCompose(settled -> withConnection(connection -> connection.request(request)));
    }

    private <T> CompletableFuture<T> withConnection(Function<Connection, CompletableFuture<T>> action) {
        Connection connection = keeper.connection();
        return connection == null
                ? CompletableFuture.failedFuture(new NotConnectedException("Not connected."))
                : action.apply(connection);
    }

    /**
     * Tells the server what was received, closes the connection and gives up what has no outcome; what is stored stays for the next
     * time. Waits for the listener and the store, but not for ever; not to be called on the listener's thread or the event loop. The
     * session stays valid for its token.
     */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        ending.run();
        var unused = group.shutdownGracefully(0, Ending.BOUND.toMillis(), TimeUnit.MILLISECONDS);
    }
}
