package org.chatcluster.testkit.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import org.chatcluster.testkit.wire.Frames;

/** A non-blocking connection that cuts frames. Confined to the loop's thread. */
final class FrameChannel {
    /** Takes payloads. The array is only valid during the call. */
    interface Sink {
        void frame(byte[] bytes, int offset, int length) throws IOException;
    }

    private final SocketChannel channel;
    private final SelectionKey key;
    private byte[] in = new byte[4096];
    private int inLength;
    private ByteBuffer out = ByteBuffer.allocate(16_384);

    /** Begins to connect; {@code attachment} is what the selector shows. */
    FrameChannel(InetSocketAddress address, Selector selector, Object attachment) throws IOException {
        channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.connect(address);
        key = channel.register(selector, SelectionKey.OP_CONNECT, attachment);
    }

    /** Completes connecting when the selector says so. */
    void finishConnect() throws IOException {
        channel.finishConnect();
        key.interestOps(SelectionKey.OP_READ);
    }

    /** Queues a payload as a frame; {@link #flush} sends it. */
    void queue(byte[] payload) {
        int needed = Frames.LENGTH_BYTES + payload.length;
        if (out.remaining() < needed) {
            ByteBuffer larger = ByteBuffer.allocate(Math.max(out.capacity() * 2, out.position() + needed));
            out = larger.put(out.flip());
        }
        out.putInt(payload.length).put(payload);
    }

    /** Writes what the socket takes. */
    void flush() throws IOException {
        if (out.position() == 0) {
            return;
        }
        out.flip();
        channel.write(out);
        boolean more = out.hasRemaining();
        out.compact();
        key.interestOps(more ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    /** Reads what is there and gives whole frames to {@code sink}; false at the end of the stream. */
    boolean read(ByteBuffer scratch, Sink sink) throws IOException {
        scratch.clear();
        int count = channel.read(scratch);
        if (count < 0) {
            return false;
        }
        if (in.length - inLength < count) {
            in = Arrays.copyOf(in, Math.max(in.length * 2, inLength + count));
        }
        scratch.flip().get(in, inLength, count);
        inLength += count;
        int start = 0;
        while (inLength - start >= Frames.LENGTH_BYTES) {
            int length = ByteBuffer.wrap(in, start, Frames.LENGTH_BYTES).getInt();
            if (length < 1 || length > Frames.MAX_FROM_SERVER) {
                throw new IllegalStateException("The server announced a frame of " + length + " bytes.");
            }
            if (inLength - start - Frames.LENGTH_BYTES < length) {
                break;
            }
            sink.frame(in, start + Frames.LENGTH_BYTES, length);
            start += Frames.LENGTH_BYTES + length;
        }
        System.arraycopy(in, start, in, 0, inLength - start);
        inLength -= start;
        return true;
    }

    void close() {
        key.cancel();
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
