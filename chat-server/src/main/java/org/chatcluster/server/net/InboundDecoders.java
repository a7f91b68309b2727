package org.chatcluster.server.net;

import io.netty.buffer.ByteBuf;
import io.netty.util.concurrent.FastThreadLocal;
import org.chatcluster.common.codec.Inbound;
import org.chatcluster.common.codec.RequestDecoder;

/** Turns payloads into requests with one decoder for each event loop. Thread-safe. */
final class InboundDecoders {
    private final FastThreadLocal<RequestDecoder> decoders = new FastThreadLocal<>() {
        @Override
        protected RequestDecoder initialValue() {
            return new RequestDecoder();
        }
    };

    /** Reads all of {@code payload} and does not release it. */
    Inbound decode(ByteBuf payload) {
        return decoders.get().decode(payload);
    }
}
