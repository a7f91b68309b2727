package org.chatcluster.server.net;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.TooLongFrameException;
import java.io.IOException;
import org.chatcluster.common.protocol.ErrorCode;
import org.chatcluster.server.session.CloseReason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of the pipeline: makes requests of payloads and brings them, and whatever else happens on the channel, to its
 * {@link ClientConnection}. Confined to the channel's event loop.
 */
final class RequestHandler extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(RequestHandler.class);

    private final ClientConnection connection;
    private final InboundDecoders decoders;

    RequestHandler(ClientConnection connection, InboundDecoders decoders) {
        this.connection = connection;
        this.decoders = decoders;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        connection.opened();
        ctx.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        ByteBuf payload = (ByteBuf) message;
        try {
            connection.received(decoders.decode(payload));
        } finally {
            payload.release();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        connection.flush();
        ctx.fireChannelReadComplete();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        connection.writabilityChanged();
        ctx.fireChannelWritabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        connection.closed();
        ctx.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (cause instanceof TooLongFrameException) {
            connection.refuseFrame(ErrorCode.TOO_LARGE, String.valueOf(cause.getMessage()), CloseReason.TOO_LARGE);
        } else if (cause instanceof IOException) {
            LOG.debug("{} has failed: {}", connection, cause.toString());
            // Later: it may be a write that has failed, of somebody who is going through a list that the end changes.
            ctx.executor().execute(() -> connection.close(CloseReason.IO_ERROR));
        } else {
            LOG.error("{} has failed.", connection, cause);
            connection.close(CloseReason.INTERNAL);
        }
    }
}
