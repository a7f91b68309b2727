package org.chatcluster.server.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.socket.DuplexChannel;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.chatcluster.common.codec.FrameEncoder;
import org.chatcluster.common.protocol.Bye;
import org.chatcluster.common.protocol.ChatAck;
import org.chatcluster.common.protocol.ErrorCode;
import org.chatcluster.common.protocol.Limits;
import org.chatcluster.common.protocol.Message;
import org.chatcluster.common.protocol.Refusal;
import org.chatcluster.server.ops.ChatMetrics;
import org.chatcluster.server.session.CloseReason;

/** What is written to a client, up to the last words. Confined to the channel's event loop, but for {@link #encode}. */
final class ClientOutput {
    /** How long a closed connection may take to read the last words. */
    private static final long LINGER_MILLIS = 1_000;
    /** A stopping node's clients come back spread over this time. */
    private static final long MAX_RETRY_AFTER_MILLIS = 2_000;

    private final Channel channel;
    private final FrameEncoder encoder;
    private final ChatMetrics metrics;
    private boolean ended;

    ClientOutput(Channel channel, FrameEncoder encoder, ChatMetrics metrics) {
        this.channel = channel;
        this.encoder = encoder;
        this.metrics = metrics;
    }

    boolean isWritable() {
        return !ended && channel.isWritable();
    }

    /** Whether the client leaves more unread than it may. */
    boolean isOverfull() {
        return !ended && !channel.isWritable() && channel.bytesBeforeWritable() > Limits.MAX_UNREAD_OUTPUT_BYTES;
    }

    /** Encodes a message; on any thread. */
    ByteBuf encode(Message message, long rid) {
        return encoder.encode(channel.alloc(), message, rid);
    }

    /** Writes encoded frames, or drops them after the end. */
    void write(ByteBuf frames) {
        if (ended) {
            frames.release();
            return;
        }
        var unused = channel.write(frames, channel.voidPromise());
    }

    /** Writes a message, or drops it after the end. */
    void write(Message message, long rid) {
        if (ended) {
            return;
        }
        if (message instanceof ChatAck) {
            metrics.acked();
        } else if (message instanceof Refusal refusal) {
            metrics.refused(refusal.errno());
        }
        write(encode(message, rid));
    }

    void flush() {
        channel.flush();
    }

    /** Nothing is written any more. */
    void end() {
        ended = true;
    }

    /** Writes the BYE_MSG that goes with the reason, if there is one. */
    void sayGoodbye(CloseReason reason) {
        ErrorCode farewell = reason.farewell();
        if (farewell != null) {
            long wait =
                    reason == CloseReason.DRAINING ? ThreadLocalRandom.current().nextLong(MAX_RETRY_AFTER_MILLIS) : -1;
            write(new Bye(farewell.number(), farewell.sentence(), reason.reconnect(), wait), FrameEncoder.NO_RID);
        }
    }

    /**
     * Closes for writing first and goes on reading for a moment: a socket closed with unread input is reset, and the client would lose
     * the last words.
     */
    void closeGently() {
        channel.config().setAutoRead(true);
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(written -> {
            var unused = channel instanceof DuplexChannel duplex ? duplex.shutdownOutput() : channel.close();
        });
        ScheduledExecutorService timer = channel.eventLoop();
        var unused = timer.schedule(this::closeNow, LINGER_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void closeNow() {
        var unused = channel.close();
    }
}
