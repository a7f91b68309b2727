package org.chatcluster.server.net;

import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import org.chatcluster.common.codec.FrameDecoder;
import org.chatcluster.common.protocol.Limits;

/**
 * The whole pipeline: bytes wait until they may be read, are cut into frames, and frames become requests. Behind a balancer, and only
 * there, its header comes first.
 */
final class ServerPipeline {
    private final ConnectionTools tools;
    private final InboundDecoders decoders = new InboundDecoders();

    ServerPipeline(ConnectionTools tools) {
        this.tools = tools;
    }

    void initChannel(Channel channel) {
        ReadGate gate = new ReadGate(channel);
        FrameDecoder frames = new FrameDecoder(Limits.MAX_FRAME_BEFORE_LOGIN, gate);
        Origin origin = new Origin(channel.remoteAddress(), tools.isProxy(), tools.limits());
        ClientConnection connection = new ClientConnection(channel, origin, frames, gate, tools);
        ChannelPipeline pipeline = channel.pipeline();
        if (origin.isBehindProxy()) {
            pipeline.addLast("proxy-header", new ProxyHeaderDecoder())
                    .addLast("proxy", new ProxyHeaderHandler(connection));
        }
        pipeline.addLast("frames", frames).addLast("requests", new RequestHandler(connection, decoders));
    }
}
