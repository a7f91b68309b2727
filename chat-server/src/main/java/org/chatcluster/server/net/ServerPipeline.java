package org.chatcluster.server.net;

import io.netty.channel.socket.SocketChannel;
import io.netty.handler.flow.FlowControlHandler;
import org.chatcluster.common.codec.FrameDecoder;
import org.chatcluster.common.protocol.Limits;

/** The whole pipeline: bytes are cut into frames, frames become requests, requests wait until they may be read. */
final class ServerPipeline {
    private final ConnectionTools tools;
    private final InboundDecoder inboundDecoder = new InboundDecoder();

    ServerPipeline(ConnectionTools tools) {
        this.tools = tools;
    }

    void initChannel(SocketChannel channel) {
        FrameDecoder frames = new FrameDecoder(Limits.MAX_FRAME_BEFORE_LOGIN);
        ClientConnection connection = new ClientConnection(channel, frames, tools);
        channel.pipeline()
                .addLast("frames", frames)
                .addLast("requests", inboundDecoder)
                .addLast("flow", new FlowControlHandler())
                .addLast("dispatch", new DispatchHandler(connection));
    }
}
