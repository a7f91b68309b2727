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
import org.chatcluster.server.session.CloseReason;
import org.jspecify.annotations.Nullable;

/**
 * What is written to a client, up to the last words. Frames gather in one buffer until the flush, so that a client costs one system call for
 * a batch of events, whatever their number. Confined to the channel's event loop, but for {@link #encode}.
 */
final class ClientOutput {
    /** How long a closed connection may take to read the last words. */
    private static final long LINGER_MILLIS = 1_000;
    /** A stopping node's clients come back spread over this time. */
    private static final long MAX_RETRY_AFTER_MILLIS = 2_000;

    /** Above this, copying costs more than a buffer of its own in the write: a page of the log. */
    private static final int MAX_COPIED_BYTES = 4 * 1024;

    private static final int MIN_BUFFER_BYTES = 512;
    /** A client that has much to read is given it in pieces, so that the channel can tell that it is behind. */
    private static final int MAX_GATHERED_BYTES = 64 * 1024;

    private final Channel channel;
    private final ConnectionTools tools;
    /** Not yet in the channel; null when there is nothing. */
    private @Nullable ByteBuf gathered;

    /** What the last buffer held: the next one is likely to need as much. */
    private int lastBytes = MIN_BUFFER_BYTES;

    private boolean unflushed;
    private boolean ended;

    ClientOutput(Channel channel, ConnectionTools tools) {
        this.channel = channel;
        this.tools = tools;
    }

    boolean isWritable() {
        return !ended && channel.isWritable() && (gathered == null || gathered.readableBytes() < MAX_GATHERED_BYTES);
    }

    /** Whether the client leaves more unread than it may. */
    boolean isOverfull() {
        return !ended && !channel.isWritable() && channel.bytesBeforeWritable() > Limits.MAX_UNREAD_OUTPUT_BYTES;
    }

    /** Encodes a message; on any thread. */
    ByteBuf encode(Message message, long rid) {
        return tools.encoder().encode(channel.alloc(), message, rid);
    }

    /** Writes encoded frames, which it releases, or drops them after the end. */
    void write(ByteBuf frames) {
        if (!ended && frames.readableBytes() > MAX_COPIED_BYTES) {
            passOn();
            pass(frames);
            return;
        }
        try {
            if (!ended) {
                room(frames.readableBytes()).writeBytes(frames);
            }
        } finally {
            frames.release();
        }
    }

    /** Writes an encoded frame, or drops it after the end. */
    void write(byte[] frame) {
        if (!ended) {
            room(frame.length).writeBytes(frame);
        }
    }

    /** Writes a message, or drops it after the end. */
    void write(Message message, long rid) {
        if (ended) {
            return;
        }
        if (message instanceof ChatAck) {
            tools.metrics().acked();
        } else if (message instanceof Refusal refusal) {
            tools.metrics().refused(refusal.errno());
        }
        ByteBuf out = room(0);
        int start = out.writerIndex();
        boolean complete = false;
        try {
            tools.encoder().append(out, message, rid);
            complete = true;
        } finally {
            if (!complete) {
                out.writerIndex(start);
            }
        }
    }

    private ByteBuf room(int bytes) {
        if (gathered != null && gathered.readableBytes() + bytes > MAX_GATHERED_BYTES) {
            passOn();
        }
        if (gathered == null) {
            gathered = channel.alloc().directBuffer(Math.max(lastBytes, bytes));
        }
        return gathered;
    }

    private void passOn() {
        ByteBuf full = gathered;
        if (full != null) {
            gathered = null;
            lastBytes = Math.max(MIN_BUFFER_BYTES, full.readableBytes());
            pass(full);
        }
    }

    private void pass(ByteBuf frames) {
        unflushed = true;
        var unused = channel.write(frames, channel.voidPromise());
    }

    void flush() {
        passOn();
        if (unflushed) {
            unflushed = false;
            channel.flush();
        }
    }

    /** The channel is gone. */
    void drop() {
        ended = true;
        if (gathered != null) {
            gathered.release();
            gathered = null;
        }
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
        passOn();
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
