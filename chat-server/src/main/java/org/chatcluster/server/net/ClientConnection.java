package org.chatcluster.server.net;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.chatcluster.common.codec.FrameDecoder;
import org.chatcluster.common.codec.FrameEncoder;
import org.chatcluster.common.codec.Inbound;
import org.chatcluster.common.protocol.ErrorCode;
import org.chatcluster.common.protocol.Limits;
import org.chatcluster.common.protocol.Message;
import org.chatcluster.common.protocol.Refusal;
import org.chatcluster.common.protocol.Reply;
import org.chatcluster.server.chat.Client;
import org.chatcluster.server.chat.Ticket;
import org.chatcluster.server.delivery.SessionFeed;
import org.chatcluster.server.limit.SessionLimits;
import org.chatcluster.server.net.ReadGate.Obstacle;
import org.chatcluster.server.session.Answer;
import org.chatcluster.server.session.CloseReason;
import org.chatcluster.server.session.Session;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A client's connection: reads as fast as the client and the database keep up, carries the session, and ends. The one place that
 * closes connections. Confined to the channel's event loop, but for {@link #close}.
 */
final class ClientConnection implements Client, RequestQueue.Owner, LoneRequests.Owner {
    /** Requests of one connection that wait for the database before no more are read. */
    private static final int MAX_WAITING_REQUESTS = 16;
    /** Sends of one connection that wait for their lane before no more are read. */
    private static final int MAX_SENDS_IN_FLIGHT = 256;
    /** PROTOCOL.md §1. */
    private static final int HEARTBEATS_TO_IDLE = 3;

    private static final Logger LOG = LoggerFactory.getLogger(ClientConnection.class);

    private final Channel channel;
    private final Origin origin;
    private final FrameDecoder frames;
    private final ConnectionTools tools;
    private final ReadGate gate;
    private final ClientOutput output;
    private final RequestQueue requests;
    private final LoneRequests alone;
    /** Made with the first thing that is limited. */
    private @Nullable SessionLimits limits;

    private @Nullable SessionFeed feed;
    private int malformedInARow;
    private boolean ended;
    private long loginDeadline;
    private long lastHeard;
    /** Where {@link LoopConnections} has this connection. */
    int place;

    ClientConnection(Channel channel, Origin origin, FrameDecoder frames, ReadGate gate, ConnectionTools tools) {
        this.channel = channel;
        this.origin = origin;
        this.frames = frames;
        this.tools = tools;
        this.gate = gate;
        this.output = new ClientOutput(channel, tools);
        this.requests = new RequestQueue(this, tools.requests(), channel.eventLoop());
        this.alone = new LoneRequests(this, gate, channel.eventLoop());
    }

    // ---- reading

    void opened() {
        lastHeard = now();
        extendLogin();
        tools.connections().add(channel.eventLoop(), this);
        if (!origin.isBehindProxy()) {
            letIn();
        }
    }

    /** The balancer has said that this is the client. */
    void isOf(InetSocketAddress client) {
        origin.client(client);
        letIn();
    }

    /** The balancer looks whether the node answers, or knows no address: nobody's connection to count. */
    void isOfProxyItself() {
        LOG.debug("{} is the balancer's own.", this);
    }

    private void letIn() {
        if (!ended && !origin.admit()) {
            close(CloseReason.TOO_MANY_CONNECTIONS);
        }
    }

    void received(Inbound inbound) {
        if (ended) {
            return;
        }
        lastHeard = now();
        boolean malformed = inbound instanceof Inbound.Invalid invalid && invalid.code() == ErrorCode.MALFORMED;
        malformedInARow = malformed ? malformedInARow + 1 : 0;
        tools.chat().accept(this, inbound);
        if (malformedInARow == Limits.MAX_MALFORMED_IN_A_ROW) {
            close(CloseReason.MALFORMED);
        }
    }

    void refuseFrame(ErrorCode code, String errmsg, CloseReason reason) {
        write(Refusal.ofFrame(code, errmsg, -1), FrameEncoder.NO_RID);
        close(reason);
    }

    @Override
    public void enqueue(Ticket ticket, Supplier<Answer> work) {
        requests.add(ticket, work);
        gate.set(Obstacle.REQUESTS, requests.size() >= MAX_WAITING_REQUESTS);
    }

    @Override
    public void runAlone(Ticket ticket, Supplier<CompletionStage<Answer>> work) {
        alone.run(ticket, work);
    }

    @Override
    public void holdUntil(CompletionStage<Runnable> outcome) {
        alone.holdUntil(outcome);
    }

    @Override
    public boolean isIdle() {
        return requests.size() == 0 && (feed == null || feed.sendsInFlight() == 0);
    }

    @Override
    public void answer(Ticket ticket, @Nullable Answer answer, @Nullable Throwable failure) {
        if (ended) {
            return;
        }
        if (answer != null) {
            write(answer.reply(), ticket.rid());
            answer.then().run();
        } else if (failure != null) {
            write(ticket.refusal(failure), ticket.rid());
        }
        flush();
        lastHeard = now();
        // Now, because with one bad login behind the other the gate is hardly ever found open.
        endIfLoginIsLate(lastHeard);
    }

    @Override
    public void goOn(Runnable then) {
        if (!ended) {
            then.run();
            flush();
        }
    }

    @Override
    public void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            LOG.error("{} has failed.", this, e);
            close(CloseReason.INTERNAL);
        }
    }

    // ---- the session

    @Override
    public @Nullable SessionFeed feed() {
        return feed;
    }

    @Override
    public void loggedIn(SessionFeed newFeed) {
        feed = newFeed;
        frames.maxFrameBytes(Limits.MAX_FRAME_FROM_CLIENT);
    }

    @Override
    public void loggedOut() {
        SessionFeed old = feed;
        if (old != null) {
            feed = null;
            tools.sessions().unregister(old.session());
            tools.delivery().unregister(old);
            tools.presence().left(old.session());
            frames.maxFrameBytes(Limits.MAX_FRAME_BEFORE_LOGIN);
            extendLogin();
        }
    }

    @Override
    public void end(Session session, CloseReason reason) {
        // In a task of its own: whoever ends the session may be going through the list that it stands in.
        loop().execute(() -> {
            // The connection may have logged out and in again since somebody decided that.
            if (feed != null && feed.session() == session) {
                close(reason);
            }
        });
    }

    @Override
    public void extendLogin() {
        loginDeadline = now() + tools.loginTimeout().toNanos();
    }

    @Override
    public SessionLimits limits() {
        if (limits == null) {
            limits = tools.limits().newSession();
        }
        return limits;
    }

    @Override
    public InetAddress remote() {
        return origin.address();
    }

    private long now() {
        return channel.eventLoop().ticker().nanoTime();
    }

    /** Ends what has been silent for too long. A session is not blamed for silence while nothing is read from it. */
    void checkDeadlines(long now) {
        if (ended) {
            return;
        }
        if (feed != null) {
            feed.rest();
        }
        if (!gate.has(Obstacle.HOLD)) {
            endIfLoginIsLate(now);
        }
        if (!gate.isOpen()) {
            lastHeard = now;
        } else if (feed != null
                && now - lastHeard > HEARTBEATS_TO_IDLE * tools.heartbeat().toNanos()) {
            close(CloseReason.IDLE_TIMEOUT);
        }
    }

    private void endIfLoginIsLate(long now) {
        if (feed == null && now - loginDeadline > 0) {
            close(CloseReason.LOGIN_TIMEOUT);
        }
    }

    // ---- writing

    @Override
    public Executor loop() {
        return channel.eventLoop();
    }

    @Override
    public boolean isOpen() {
        return !ended;
    }

    @Override
    public boolean isWritable() {
        return output.isWritable();
    }

    @Override
    public void write(ByteBuf frames) {
        output.write(frames);
        endIfOverfull();
    }

    @Override
    public void write(byte[] frame) {
        output.write(frame);
        endIfOverfull();
    }

    @Override
    public void write(Message message, long rid) {
        output.write(message, rid);
        endIfOverfull();
    }

    private void endIfOverfull() {
        if (output.isOverfull()) {
            // Later: whoever writes may be going through a list that the end changes.
            loop().execute(() -> close(CloseReason.SLOW_CONSUMER));
        }
    }

    @Override
    public void flush() {
        output.flush();
    }

    @Override
    public void sendsInFlight(int sends) {
        alone.runIfIdle();
        gate.set(Obstacle.SENDS, sends >= MAX_SENDS_IN_FLIGHT);
    }

    void writabilityChanged() {
        if (channel.isWritable() && !ended) {
            if (feed != null) {
                feed.writable();
            }
            requests.runNext();
        }
        gate.set(Obstacle.NOT_WRITABLE, !channel.isWritable() && !ended);
    }

    @Override
    public ByteBuf encode(Reply reply, long rid) {
        return output.encode(reply, rid);
    }

    @Override
    public void answered(ByteBuf frame, Runnable then) {
        write(frame);
        // Whether or not the client is still there: it may be others who are told of what was done.
        guarded(then);
        flush();
        alone.runIfIdle();
        gate.set(Obstacle.REQUESTS, requests.size() >= MAX_WAITING_REQUESTS);
    }

    @Override
    public boolean mayAnswer() {
        return isWritable();
    }

    // ---- the end

    /** Reads no further request: the node is about to stop. */
    void stopReading() {
        gate.set(Obstacle.DRAINING, true);
    }

    @Override
    public void close(CloseReason reason) {
        if (!channel.eventLoop().inEventLoop()) {
            channel.eventLoop().execute(() -> close(reason));
            return;
        }
        if (ended) {
            return;
        }
        output.sayGoodbye(reason);
        ended(reason);
        output.closeGently();
    }

    /** The channel is closed. */
    void closed() {
        ended(CloseReason.PEER);
        output.drop();
        tools.connections().remove(channel.eventLoop(), this);
    }

    /** The connection is over, whoever has ended it. */
    private void ended(CloseReason reason) {
        if (ended) {
            return;
        }
        LOG.debug("{} ends: {}", this, reason);
        tools.brokenFrames().closed(remote(), reason);
        loggedOut();
        ended = true;
        output.end();
        frames.discard();
        requests.clear();
        alone.clear();
        origin.end();
    }

    @Override
    public String toString() {
        SessionFeed current = feed;
        return "Connection[" + channel.remoteAddress() + origin + (current == null ? "" : ", " + current.session())
                + "]";
    }
}
