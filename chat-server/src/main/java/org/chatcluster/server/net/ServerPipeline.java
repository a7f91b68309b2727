package org.chatcluster.server.net;

import io.netty.channel.Channel;
import org.chatcluster.common.codec.FrameDecoder;
import org.chatcluster.common.protocol.Limits;

/** The whole pipeline: bytes wait until they may be read, are cut into frames, and frames become requests. */
final class ServerPipeline {
    private final ConnectionTools tools;
    private final InboundDecoder inboundDecoder = new InboundDecoder();

    ServerPipeline(ConnectionTools tools) {
        this.tools = tools;
    }

    void initChannel(Channel channel) {
        ReadGate gate = new ReadGate(channel);
        FrameDecoder frames = new FrameDecoder(Limits.MAX_FRAME_BEFORE_LOGIN, gate::isOpen);
        ClientConnection connection = new ClientConnection(channel, frames, gate, tools);
        channel.pipeline()
                .addLast("frames", frames)
                .addLast("requests", inboundDecoder)
                .addLast("dispatch", new DispatchHandler(connection));
    }
}
