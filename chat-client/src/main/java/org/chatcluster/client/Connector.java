package org.chatcluster.client;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import org.chatcluster.common.codec.FrameDecoder;
import org.chatcluster.common.net.EventLoops;
import org.chatcluster.common.protocol.Limits;

/** Opens connections to the configured server. Confined to the client's event loop. */
final class Connector {
    private final ClientConfig config;
    private final EventLoop loop;
    private final Timers timers;
    private final HostLookup lookup;

    Connector(ClientConfig config, EventLoop loop, Timers timers, HostLookup lookup) {
        this.config = config;
        this.loop = loop;
        this.timers = timers;
        this.lookup = lookup;
    }

    /** One try, the search for the address in its bound; fails with {@link NotConnectedException}. */
    CompletableFuture<Connection> connect(Connection.Events events) {
        CompletableFuture<Connection> result = new CompletableFuture<>();
        long boundMillis = config.timing().connect().toMillis();
        long deadlineMillis = timers.nowMillis() + boundMillis;
        Timers.Timer tooLate = timers.after(boundMillis, () -> fail(result, "its address was not found in time"));
        var unused = lookup.find().whenComplete((address, failure) -> {
            tooLate.cancel();
            if (failure != null) {
                fail(result, ConnectProblem.of(failure));
            } else if (!result.isDone()) {
                // 0 would be no bound at all.
                long leftMillis = Math.max(1, deadlineMillis - timers.nowMillis());
                open(new InetSocketAddress(address, config.port()), (int) leftMillis, events, result);
            }
        });
        return result;
    }

    private void open(
            InetSocketAddress address,
            int boundMillis,
            Connection.Events events,
            CompletableFuture<Connection> result) {
        ChannelFuture connecting = new Bootstrap()
                .group(loop)
                .channel(EventLoops.clientChannel())
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, boundMillis)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        PendingRequests pending = new PendingRequests(
                                timers, config.timing().request().toMillis());
                        channel.pipeline()
                                .addLast("frames", new FrameDecoder(Limits.MAX_FRAME_FROM_SERVER))
                                .addLast("connection", new Connection(channel, timers, pending, events));
                    }
                })
                .connect(address);
        connecting.addListener(done -> {
            if (done.isSuccess()) {
                result.complete(connecting.channel().pipeline().get(Connection.class));
            } else {
                fail(result, ConnectProblem.of(done.cause()));
            }
        });
    }

    private void fail(CompletableFuture<Connection> result, String problem) {
        result.completeExceptionally(new NotConnectedException(
                "Cannot connect to " + config.host() + ":" + config.port() + ": " + problem + "."));
    }
}
