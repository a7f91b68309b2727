package org.chatcluster.server.net;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ProtocolDetectionState;
import io.netty.handler.codec.haproxy.HAProxyMessageDecoder;
import io.netty.handler.codec.haproxy.HAProxyProtocolException;

/**
 * Cuts the PROXY header, version 1 or 2, from the start of a connection, and removes itself. Unlike its parent it does not wait for the
 * end of a header where none has begun. Confined to the channel's event loop.
 */
final class ProxyHeaderDecoder extends HAProxyMessageDecoder {
    /** What balancers add about TLS and themselves; nothing of it is used. */
    private static final int MAX_EXTRAS_BYTES = 4 * 1024;

    ProxyHeaderDecoder() {
        super(MAX_EXTRAS_BYTES);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object bytes) throws Exception {
        super.channelRead(ctx, bytes);
        if (!ctx.isRemoved() && detectProtocol(internalBuffer()).state() == ProtocolDetectionState.INVALID) {
            throw new HAProxyProtocolException("The connection does not begin with a PROXY header.");
        }
    }
}
