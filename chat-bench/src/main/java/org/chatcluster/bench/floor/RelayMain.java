package org.chatcluster.bench.floor;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.chatcluster.common.net.EventLoops;

/** The program of {@link RelayFloor}: prints its port and relays until it is killed. */
final class RelayMain {
    static final String PORT = "port";

    private static final int BACKLOG = 4_096;

    private RelayMain() {}

    /** Takes the number of event loops. */
    public static void main(String... arguments) throws InterruptedException {
        RelayMembers members = new RelayMembers();
        MultiThreadIoEventLoopGroup loops = EventLoops.newGroup("relay-io", Integer.parseInt(arguments[0]));
        Channel listener = new ServerBootstrap()
                .group(EventLoops.newGroup("relay-boss", 1), loops)
                .channel(EventLoops.serverChannel())
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(new RelayConnection(members));
                    }
                })
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .sync()
                .channel();
        System.out.println(PORT + "=" + ((InetSocketAddress) listener.localAddress()).getPort());
        listener.closeFuture().sync();
    }
}
