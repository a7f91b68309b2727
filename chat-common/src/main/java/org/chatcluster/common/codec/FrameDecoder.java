package org.chatcluster.common.codec;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.TooLongFrameException;
import java.util.List;

/**
 * Cuts the stream into payloads: a 4-byte unsigned big-endian length N, then N bytes. A length outside 1..limit is a
 * {@link TooLongFrameException}, after which everything that still arrives is thrown away. Confined to the channel's event loop.
 */
public final class FrameDecoder extends ByteToMessageDecoder {
    /** Bytes of the length prefix. */
    public static final int LENGTH_BYTES = 4;

    private int maxFrameBytes;
    private boolean broken;

    /** {@code maxFrameBytes} is the greatest N. */
    public FrameDecoder(int maxFrameBytes) {
        this.maxFrameBytes = maxFrameBytes;
    }

    /** Sets the greatest N for the frames that have not been cut yet. */
    public void maxFrameBytes(int bytes) {
        this.maxFrameBytes = bytes;
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        if (broken) {
            in.skipBytes(in.readableBytes());
            return;
        }
        if (in.readableBytes() < LENGTH_BYTES) {
            return;
        }
        long length = in.getUnsignedInt(in.readerIndex());
        if (length < 1 || length > maxFrameBytes) {
            broken = true;
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
