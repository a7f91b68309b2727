package org.chatcluster.server.cluster;

import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.ToByteBufEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Names of channels in ASCII, payloads as they are: read into buffers on the heap that need not be released. Stateless. */
final class PayloadCodec implements RedisCodec<String, ByteBuf>, ToByteBufEncoder<String, ByteBuf> {
    @Override
    public String decodeKey(ByteBuffer bytes) {
        return StandardCharsets.US_ASCII.decode(bytes).toString();
    }

    @Override
    public ByteBuf decodeValue(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        return Unpooled.wrappedBuffer(copy);
    }

    @Override
    public ByteBuffer encodeKey(String key) {
        return StandardCharsets.US_ASCII.encode(key);
    }

    @Override
    public ByteBuffer encodeValue(ByteBuf value) {
        return value.nioBuffer();
    }

    @Override
    public void encodeKey(String key, ByteBuf target) {
        target.writeCharSequence(key, StandardCharsets.US_ASCII);
    }

    @Override
    public void encodeValue(ByteBuf value, ByteBuf target) {
        target.writeBytes(value, value.readerIndex(), value.readableBytes());
    }

    @Override
    public int estimateSize(Object keyOrValue) {
        return keyOrValue instanceof ByteBuf value ? value.readableBytes() : ((String) keyOrValue).length();
    }

    @Override
    public boolean isEstimateExact() {
        return true;
    }
}
