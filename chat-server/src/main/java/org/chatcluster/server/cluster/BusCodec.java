package org.chatcluster.server.cluster;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What is published together, as bytes: version, sender (boot, name), then for each message its kind, its length and its
 * {@link BusBody}. A kind that is not known here is passed over: a newer node may have sent it. Encoding is thread-safe, decoding
 * confined to one thread.
 */
final class BusCodec {
    private static final int VERSION = 1;
    private static final int MAX_NAME_BYTES = 255;
    private static final int LENGTH_BYTES = Integer.BYTES;
    private static final int TYPICAL_BYTES = 64;

    private final ByteBuf ownHeader;
    private final BusBody body = new BusBody();

    BusCodec(NodeRef self) {
        byte[] name = self.name().getBytes(StandardCharsets.UTF_8);
        if (name.length > MAX_NAME_BYTES) {
            throw new IllegalArgumentException("node name of " + name.length + " bytes (expected 0..255)");
        }
        ownHeader = Unpooled.buffer()
                .writeByte(VERSION)
                .writeLong(self.boot())
                .writeByte(name.length)
                .writeBytes(name)
                .asReadOnly();
    }

    /** A buffer on the heap that need not be released. */
    ByteBuf encode(List<BusMessage> messages) {
        int size = ownHeader.readableBytes();
        for (BusMessage message : messages) {
            size += TYPICAL_BYTES
                    + (message instanceof BusMessage.Committed row ? row.frame().readableBytes() : 0);
        }
        ByteBuf out = Unpooled.buffer(size);
        out.writeBytes(ownHeader, ownHeader.readerIndex(), ownHeader.readableBytes());
        for (BusMessage message : messages) {
            out.writeByte(BusBody.kind(message));
            int start = out.writerIndex();
            out.writeInt(0);
            body.write(out, message);
            out.setInt(start, out.writerIndex() - start - LENGTH_BYTES);
        }
        return out;
    }

    /** Whether this run of this node has published it. */
    boolean isOwn(ByteBuf in) {
        int length = ownHeader.readableBytes();
        return in.readableBytes() >= length
                && ByteBufUtil.equals(in, in.readerIndex(), ownHeader, ownHeader.readerIndex(), length);
    }

    /** Reads who published it; {@link #decode} comes next. */
    NodeRef decodeSender(ByteBuf in) throws MalformedPublicationException {
        try {
            int version = in.readUnsignedByte();
            if (version != VERSION) {
                throw new MalformedPublicationException("version: " + version + " (expected " + VERSION + ")");
            }
            long boot = in.readLong();
            String name = in.readCharSequence(in.readUnsignedByte(), StandardCharsets.UTF_8)
                    .toString();
            return new NodeRef(name, boot);
        } catch (IndexOutOfBoundsException e) {
            throw new MalformedPublicationException("It ends within its header.", e);
        }
    }

    /** Reads the messages, which share the memory of {@code in}. */
    List<BusMessage> decode(ByteBuf in) throws MalformedPublicationException {
        List<BusMessage> messages = new ArrayList<>();
        try {
            while (in.isReadable()) {
                int kind = in.readUnsignedByte();
                BusMessage message = body.read(kind, in.readSlice(in.readInt()));
                if (message != null) {
                    messages.add(message);
                }
            }
            return messages;
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new MalformedPublicationException("It ends within a message.", e);
        }
    }
}
