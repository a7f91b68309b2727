package org.chatcluster.client;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import java.util.concurrent.CompletableFuture;
import org.chatcluster.common.codec.FrameDecoder;
import org.chatcluster.common.net.EventLoops;
import org.chatcluster.common.protocol.Limits;

/** Opens connections to the configured server. Confined to the client's event loop. */
final class Connector {
    private final ClientConfig config;
    private final EventLoop loop;
    private final Timers timers;

    Connector(ClientConfig config, EventLoop loop, Timers timers) {
        this.config = config;
        this.loop = loop;
        this.timers = timers;
    }

    /** One try; fails with {@link NotConnectedException}. */
    CompletableFuture<Connection> connect(Connection.Events events) {
        CompletableFuture<Connection> result = new CompletableFuture<>();
        Timing timing = config.timing();
        ChannelFuture connecting = new Bootstrap()
                .group(loop)
                .channel(EventLoops.clientChannel())
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int)
                        timing.connect().toMillis())
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        PendingRequests pending =
                                new PendingRequests(timers, timing.request().toMillis());
                        channel.pipeline()
                                .addLast("frames", new FrameDecoder(Limits.MAX_FRAME_FROM_SERVER))
                                .addLast("connection", new Connection(channel, timers, pending, events));
                    }
                })
                .connect(config.host(), config.port());
        connecting.addListener(done -> {
            if (done.isSuccess()) {
                result.complete(connecting.channel().pipeline().get(Connection.class));
            } else {
                result.completeExceptionally(new NotConnectedException(problem(done.cause())));
            }
        });
        return result;
    }

    private String problem(Throwable cause) {
        return "Cannot connect to " + config.host() + ":" + config.port() + ": " + ConnectProblem.of(cause) + ".";
    }
}
