package org.chatcluster.testkit.wire;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Frames of PROTOCOL.md §1: a 4-byte length, then so many bytes. */
public final class Frames {
    /** Bytes of the length. */
    public static final int LENGTH_BYTES = 4;
    /** Bytes that a server may put into one frame. */
    public static final int MAX_FROM_SERVER = 1_048_576;

    private Frames() {}

    /** {@code payload} with its length before it. */
    public static byte[] frame(byte[] payload) {
        return ByteBuffer.allocate(LENGTH_BYTES + payload.length)
                .putInt(payload.length)
                .put(payload)
                .array();
    }

    /** The payload of the next frame, null at the end of the stream. An end within a frame is an error. */
    static byte @Nullable [] read(DataInputStream in) throws IOException {
        int first = in.read();
        if (first < 0) {
            return null;
        }
        int length = first << 24 | in.readUnsignedByte() << 16 | in.readUnsignedShort();
        if (length < 1 || length > MAX_FROM_SERVER) {
            throw new IOException("The server announced a frame of " + Integer.toUnsignedString(length) + " bytes.");
        }
        byte[] payload = new byte[length];
        in.readFully(payload);
        return payload;
    }
}
