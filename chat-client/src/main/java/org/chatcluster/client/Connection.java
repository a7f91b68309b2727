package org.chatcluster.client;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.DecoderException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.chatcluster.common.codec.FrameEncoder;
import org.chatcluster.common.codec.ServerMessageDecoder;
import org.chatcluster.common.codec.ServerMessageDecoder.Received;
import org.chatcluster.common.json.BadValueException;
import org.chatcluster.common.json.MalformedJsonException;
import org.chatcluster.common.protocol.Bye;
import org.chatcluster.common.protocol.Message;
import org.chatcluster.common.protocol.Ping;
import org.chatcluster.common.protocol.Pong;
import org.chatcluster.common.protocol.Request;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One TCP connection to a server: frames in, messages out, replies to their requests. Confined to the client's event loop. */
final class Connection extends SimpleChannelInboundHandler<ByteBuf> {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    private static final String LOST = "The connection was lost.";

    private final FrameEncoder encoder = new FrameEncoder();
    private final ServerMessageDecoder decoder = new ServerMessageDecoder();
    private final Channel channel;
    private final Timers timers;
    private final PendingRequests pending;
    private final Events events;
    private @Nullable ChatClientException cause;
    private boolean flushing;
    /** How often reading was stopped. */
    private long pauses;

    private long readAtMillis;
    private long wroteAtMillis;

    /** What a connection tells its owner. */
    interface Events {
        /** A message that answers no request of {@link #request}. */
        void received(Message message);

        /** A ping of this side was answered. */
        void roundTrip(Duration time);

        /** The end, told once. */
        void closed(Connection connection, ChatClientException cause);
    }

    Connection(Channel channel, Timers timers, PendingRequests pending, Events events) {
        this.channel = channel;
        this.timers = timers;
        this.pending = pending;
        this.events = events;
        this.readAtMillis = timers.nowMillis();
        this.wroteAtMillis = readAtMillis;
    }

    /** Sends a request and waits for its reply, or the refusal of it. */
    CompletableFuture<Message> request(Request request) {
        if (!isOpen()) {
            return CompletableFuture.failedFuture(new NotConnectedException("The connection is closing."));
        }
        PendingRequests.Numbered numbered = pending.add(request.type());
        write(request, numbered.rid());
        return numbered.reply();
    }

    /** Asks for a sign of life. The time it takes is told too, unless what came was left unread meanwhile. */
    CompletableFuture<Duration> ping() {
        long startNanos = System.nanoTime();
        long pausesBefore = pauses;
        boolean reading = channel.config().isAutoRead();
        return request(new Ping()).thenApply(pong -> {
            Duration time = Duration.ofNanos(System.nanoTime() - startNanos);
            if (reading && pauses == pausesBefore) {
                events.roundTrip(time);
            }
            return time;
        });
    }

    /** Sends what has no reply of its own, or one that is told by another mark than {@code rid}. */
    void send(Request request) {
        write(request, FrameEncoder.NO_RID);
    }

    private void write(Request request, long rid) {
        if (!isOpen()) {
            return;
        }
        wroteAtMillis = timers.nowMillis();
        // A failed write ends in exceptionCaught.
        var unused = channel.write(encoder.encode(channel.alloc(), request, rid), channel.voidPromise());
        if (!flushing) {
            flushing = true;
            channel.eventLoop().execute(this::flush);
        }
    }

    private void flush() {
        flushing = false;
        channel.flush();
    }

    /** Whether nothing stands against sending. */
    boolean isOpen() {
        return cause == null && channel.isActive();
    }

    void reading(boolean on) {
        if (!on) {
            pauses++;
        }
        channel.config().setAutoRead(on);
    }

    Heartbeat.Signs signs(long oldestSendAtMillis) {
        return new Heartbeat.Signs(
                readAtMillis,
                wroteAtMillis,
                oldestSendAtMillis,
                channel.config().isAutoRead());
    }

    /** Sends what is written and ends the connection; {@code why} is told unless there is a reason already. */
    void close(ChatClientException why) {
        if (cause == null) {
            cause = why;
            channel.writeAndFlush(channel.alloc().buffer(0)).addListener(ChannelFutureListener.CLOSE);
        }
    }

    /** Ends the connection at once: it is no use waiting for a peer that does not answer. */
    void abort(ChatClientException why) {
        if (cause == null) {
            cause = why;
        }
        var unused = channel.close();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, ByteBuf payload) {
        readAtMillis = timers.nowMillis();
        Received received = decode(payload);
        if (received == null) {
            return;
        }
        Message message = received.message();
        if (message instanceof Bye bye) {
            close(new ClosedByServerException(bye));
        } else if (message instanceof Ping) {
            write(new Pong(System.currentTimeMillis()), received.rid());
        } else if (!pending.complete(received.rid(), message)) {
            events.received(message);
        }
    }

    private @Nullable Received decode(ByteBuf payload) {
        try {
            return decoder.decode(payload);
        } catch (BadValueException e) {
            LOG.warn("Passed over a message of the server: {}", e.getMessage());
            return null;
        } catch (MalformedJsonException e) {
            LOG.warn("The server sent what is no message: {}", e.getMessage());
            abort(new NoReplyException("The server does not speak this protocol."));
            return null;
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        ChatClientException why = cause == null ? new NoReplyException(LOST) : cause;
        cause = why;
        pending.failAll(why);
        events.closed(this, why);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable thrown) {
        if (thrown instanceof DecoderException) {
            LOG.warn("The server broke the framing: {}", thrown.getMessage());
            abort(new NoReplyException("The server does not speak this protocol."));
            return;
        }
        LOG.debug("Connection failed", thrown);
        boolean lost = thrown instanceof IOException;
        abort(new NoReplyException(lost ? LOST : "The client failed: " + thrown));
    }
}
