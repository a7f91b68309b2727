package org.chatcluster.server.net;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.socket.SocketChannel;
import java.io.IOException;
import java.net.InetSocketAddress;
import org.chatcluster.common.net.EventLoops;
import org.jspecify.annotations.Nullable;

/** The socket that clients connect to. Thread-safe. */
public final class ChatListener implements AutoCloseable {
    /** Above this a client is behind and its conversations are fed from the log. */
    private static final int HIGH_WATER_BYTES = 128 * 1024;

    private static final int LOW_WATER_BYTES = 64 * 1024;
    /** Connections that the kernel keeps while the node is busy accepting others. */
    private static final int ACCEPT_BACKLOG = 4_096;

    private final Channel socket;
    private final LateInitializer initializer;

    private ChatListener(Channel socket, LateInitializer initializer) {
        this.socket = socket;
        this.initializer = initializer;
    }

    /**
     * Takes the port; clients can connect, but wait until {@link #accept}.
     *
     * @throws IOException with a message for the person who starts the node
     */
    public static ChatListener bind(InetSocketAddress address, EventLoopGroup boss, EventLoopGroup workers)
            throws IOException {
        LateInitializer initializer = new LateInitializer();
        ChannelFuture bound = new ServerBootstrap()
                .group(boss, workers)
                .channel(EventLoops.serverChannel())
                .option(ChannelOption.SO_BACKLOG, ACCEPT_BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .option(ChannelOption.AUTO_READ, false)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childOption(
                        ChannelOption.WRITE_BUFFER_WATER_MARK,
                        new WriteBufferWaterMark(LOW_WATER_BYTES, HIGH_WATER_BYTES))
                .childOption(ChannelOption.RECVBUF_ALLOCATOR, new LoopReads())
                .childHandler(initializer)
                .bind(address)
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            Throwable cause = bound.cause();
            throw new IOException(
                    "cannot listen on " + address.getHostString() + ":" + address.getPort() + ": "
                            + (cause == null || address.isUnresolved() ? "unknown host" : cause.getMessage()),
                    cause);
        }
        return new ChatListener(bound.channel(), initializer);
    }

    /** Serves connections from now on. */
    public void accept(ConnectionTools tools) {
        initializer.pipeline = new ServerPipeline(tools);
        socket.config().setAutoRead(true);
    }

    /** The port that is listened on. */
    public int port() {
        return ((InetSocketAddress) socket.localAddress()).getPort();
    }

    /** Accepts no further connection. */
    @Override
    public void close() {
        socket.close().awaitUninterruptibly();
    }

    /** Sets connections up once it is known how; before that none is accepted. */
    private static final class LateInitializer extends ChannelInitializer<SocketChannel> {
        private volatile @Nullable ServerPipeline pipeline;

        @Override
        protected void initChannel(SocketChannel channel) {
            ServerPipeline known = pipeline;
            if (known == null) {
                throw new IllegalStateException("A connection was accepted too early.");
            }
            known.initChannel(channel);
        }
    }
}
