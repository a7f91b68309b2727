package org.chatcluster.server.net;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.haproxy.HAProxyCommand;
import io.netty.handler.codec.haproxy.HAProxyMessage;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.chatcluster.server.session.CloseReason;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the connection whose it is, by the header of the balancer, and removes itself. Confined to the channel's event loop. */
final class ProxyHeaderHandler extends SimpleChannelInboundHandler<HAProxyMessage> {
    private static final Logger LOG = LoggerFactory.getLogger(ProxyHeaderHandler.class);

    private final ClientConnection connection;

    ProxyHeaderHandler(ClientConnection connection) {
        super(HAProxyMessage.class);
        this.connection = connection;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, HAProxyMessage header) throws UnknownHostException {
        ctx.pipeline().remove(this);
        InetSocketAddress client = client(header);
        if (client == null) {
            connection.isOfProxyItself();
        } else {
            connection.isOf(client);
        }
    }

    /** The client, or null where the balancer speaks for itself (LOCAL) or does not know an address (UNKNOWN, UNIX). */
    private static @Nullable InetSocketAddress client(HAProxyMessage header) throws UnknownHostException {
        if (header.command() == HAProxyCommand.LOCAL || header.sourceAddress() == null) {
            return null;
        }
        byte[] address = NetUtil.createByteArrayFromIpAddressString(header.sourceAddress());
        // Of an IPv4-mapped address this makes the IPv4 address.
        return address == null ? null : new InetSocketAddress(InetAddress.getByAddress(address), header.sourcePort());
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (cause instanceof DecoderException) {
            LOG.debug("{}: {}", connection, cause.getMessage());
            connection.close(CloseReason.NO_PROXY_HEADER);
        } else {
            ctx.fireExceptionCaught(cause);
        }
    }
}
