package org.chatcluster.bench.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.chatcluster.bench.floor.RelayFloor;
import org.chatcluster.common.net.EventLoops;
import org.jspecify.annotations.Nullable;

/**
 * A connection of the bare relay. A message begins with a mark that no ack has, and the number of its sender. Confined to the generator's event
 * loop.
 */
final class RelayClient extends ByteToMessageDecoder {
    /** What hears of frames. */
    interface Events {
        /** The relay has taken a frame of this client, or its hello. */
        void acked(RelayClient client);

        /** A frame of the client with this number has come. */
        void delivered(int sender);
    }

    private static final byte MESSAGE_MARK = '{';
    private static final int LENGTH_BYTES = 4;

    private final int number;
    private final int[] peers;
    private final byte[] filler;
    private final Events events;
    private @Nullable Channel channel;
    private @Nullable ByteBuf out;

    /** {@code frameBytes} is the length of each message. */
    RelayClient(int number, int[] peers, int frameBytes, Events events) {
        this.number = number;
        this.peers = peers;
        this.filler = new byte[frameBytes - 1 - Integer.BYTES];
        this.events = events;
    }

    int number() {
        return number;
    }

    void connect(EventLoop loop, int port) {
        var unused = new Bootstrap()
                .group(loop)
                .channel(EventLoops.clientChannel())
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(this)
                .connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        channel = context.channel();
        byte[] hello = RelayFloor.hello(number, peers);
        var unused = context.writeAndFlush(
                context.alloc().buffer().writeInt(hello.length).writeBytes(hello), context.voidPromise());
    }

    void send() {
        Channel to = channel;
        if (to == null) {
            throw new IllegalStateException("The relay is not connected.");
        }
        if (out == null) {
            out = to.alloc().buffer(1024);
            to.eventLoop().execute(this::flush);
        }
        out.writeInt(1 + Integer.BYTES + filler.length)
                .writeByte(MESSAGE_MARK)
                .writeInt(number)
                .writeBytes(filler);
    }

    private void flush() {
        ByteBuf full = out;
        Channel to = channel;
        out = null;
        if (full != null && to != null) {
            var unused = to.writeAndFlush(full, to.voidPromise());
        }
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> nothing) {
        while (in.readableBytes() >= LENGTH_BYTES) {
            int length = in.getInt(in.readerIndex());
            if (in.readableBytes() < LENGTH_BYTES + length) {
                return;
            }
            in.skipBytes(LENGTH_BYTES);
            if (in.getByte(in.readerIndex()) == RelayFloor.ACK_MARK) {
                events.acked(this);
            } else {
                events.delivered(in.getInt(in.readerIndex() + 1));
            }
            in.skipBytes(length);
        }
    }
}
