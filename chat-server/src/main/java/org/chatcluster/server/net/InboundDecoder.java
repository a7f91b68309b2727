package org.chatcluster.server.net;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.MessageToMessageDecoder;
import io.netty.util.concurrent.FastThreadLocal;
import java.util.List;
import org.chatcluster.common.codec.RequestDecoder;

/** Turns payloads into requests with one decoder for each event loop. Thread-safe. */
@Sharable
final class InboundDecoder extends MessageToMessageDecoder<ByteBuf> {
    private final FastThreadLocal<RequestDecoder> decoders = new FastThreadLocal<>() {
        @Override
        protected RequestDecoder initialValue() {
            return new RequestDecoder();
        }
    };

    InboundDecoder() {
        super(ByteBuf.class);
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf payload, List<Object> out) {
        out.add(decoders.get().decode(payload));
    }
}
