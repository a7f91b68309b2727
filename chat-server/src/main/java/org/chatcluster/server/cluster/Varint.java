package org.chatcluster.server.cluster;

import io.netty.buffer.ByteBuf;

/** Numbers from 0 on in as few bytes as they need, seven bits in each, the lowest first. Stateless. */
final class Varint {
    private static final int BITS = 7;
    private static final int MORE = 1 << BITS;
    /** A number from 0 on has 63 bits. */
    private static final int END = Long.SIZE - 1;

    private Varint() {}

    static void write(ByteBuf out, long number) {
        if (number < 0) {
            throw new IllegalArgumentException("number: " + number + " (expected 0..)");
        }
        long rest = number;
        while (rest >= MORE) {
            out.writeByte((int) (rest & (MORE - 1)) | MORE);
            rest >>>= BITS;
        }
        out.writeByte((int) rest);
    }

    static long read(ByteBuf in) throws MalformedPublicationException {
        long number = 0;
        for (int shift = 0; shift < END; shift += BITS) {
            int next = in.readUnsignedByte();
            number |= (long) (next & (MORE - 1)) << shift;
            if (next < MORE) {
                return number;
            }
        }
        throw new MalformedPublicationException("A number does not end.");
    }

    static int readInt(ByteBuf in) throws MalformedPublicationException {
        long number = read(in);
        if (number > Integer.MAX_VALUE) {
            throw new MalformedPublicationException("number: " + number + " (expected 0.." + Integer.MAX_VALUE + ")");
        }
        return (int) number;
    }
}
