package org.chatcluster.common.codec;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.TooLongFrameException;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Cuts the stream into payloads: a 4-byte unsigned big-endian length N, then N bytes. A length outside 1..limit is a
 * {@link TooLongFrameException}, after which everything that still arrives is thrown away. While its gate is closed it cuts nothing:
 * what has arrived waits uncut, so that a limit that the frame before it changes holds for the frame behind. After an opening it
 * goes on with the next read, which may be an empty one. Confined to the channel's event loop.
 */
public final class FrameDecoder extends ByteToMessageDecoder {
    /** Bytes of the length prefix. */
    public static final int LENGTH_BYTES = 4;

    private final BooleanSupplier gate;
    private int maxFrameBytes;
    private boolean discarding;

    /** A decoder whose gate is always open; {@code maxFrameBytes} is the greatest N. */
    public FrameDecoder(int maxFrameBytes) {
        this(maxFrameBytes, () -> true);
    }

    /** A decoder that cuts the next frame only while {@code gate} says so. */
    public FrameDecoder(int maxFrameBytes, BooleanSupplier gate) {
        this.maxFrameBytes = maxFrameBytes;
        this.gate = gate;
    }

    /** Sets the greatest N for the frames that have not been cut yet. */
    public void maxFrameBytes(int bytes) {
        this.maxFrameBytes = bytes;
    }

    /** Throws away everything that has not been cut and all that still arrives. */
    public void discard() {
        discarding = true;
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        if (discarding) {
            in.skipBytes(in.readableBytes());
            return;
        }
        if (!gate.getAsBoolean() || in.readableBytes() < LENGTH_BYTES) {
            return;
        }
        long length = in.getUnsignedInt(in.readerIndex());
        if (length < 1 || length > maxFrameBytes) {
            discarding = true;
            in.skipBytes(in.readableBytes());
            throw new TooLongFrameException(
                    "A frame of " + length + " bytes was announced (expected 1.." + maxFrameBytes + ").");
        }
        if (in.readableBytes() - LENGTH_BYTES >= length) {
            in.skipBytes(LENGTH_BYTES);
            out.add(in.readRetainedSlice((int) length));
        }
    }
}
