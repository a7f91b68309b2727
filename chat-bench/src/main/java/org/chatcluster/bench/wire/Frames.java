package org.chatcluster.bench.wire;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;

/** Frames that a client sends, as bytes with their length in front. Immutable. */
public final class Frames {
    /** Digits of the number that each text begins with. */
    public static final int NUMBER_DIGITS = 10;
    /** The digits of the largest number that JSON readers keep exact. */
    private static final int CID_DIGITS = 16;

    private static final int LENGTH_BYTES = 4;

    private Frames() {}

    /** Any message. */
    public static byte[] of(String json) {
        byte[] payload = json.getBytes(StandardCharsets.UTF_8);
        byte[] frame = new byte[LENGTH_BYTES + payload.length];
        frame[0] = (byte) (payload.length >>> 24);
        frame[1] = (byte) (payload.length >>> 16);
        frame[2] = (byte) (payload.length >>> 8);
        frame[3] = (byte) payload.length;
        System.arraycopy(payload, 0, frame, LENGTH_BYTES, payload.length);
        return frame;
    }

    /** A login by token. */
    public static byte[] login(String token, String device) {
        return of("{\"msgid\":1,\"token\":\"" + token + "\",\"device\":\"" + device + "\"}");
    }

    /** A sign of life. */
    public static byte[] ping() {
        return of("{\"msgid\":21}");
    }

    /**
     * A chat message of which all is made ahead but its number: {@code frameBytes} long without the length in front, or a little more where the
     * fields alone take that much.
     */
    public static Chat chat(boolean group, int target, int frameBytes) {
        String head = group ? "{\"msgid\":10,\"groupid\":" + target : "{\"msgid\":6,\"toid\":" + target;
        head += ",\"cid\":";
        String tail = ",\"msg\":\"";
        int rest = frameBytes - head.length() - CID_DIGITS - tail.length() - NUMBER_DIGITS - 2;
        return new Chat(
                head,
                tail,
                " as said in the morning, nothing new"
                        .repeat(1 + Math.max(0, rest) / 36)
                        .substring(0, Math.max(1, rest)));
    }

    /** The bytes of a message between its numbers. */
    public static final class Chat {
        private final byte[] frame;
        private final int cidAt;
        private final int numberAt;

        private Chat(String head, String tail, String filler) {
            String cid = "0".repeat(CID_DIGITS);
            String number = "0".repeat(NUMBER_DIGITS);
            frame = of(head + cid + tail + number + filler + "\"}");
            cidAt = LENGTH_BYTES + head.length();
            numberAt = cidAt + CID_DIGITS + tail.length();
        }

        /** Writes the frame of a message. {@code cid} has 16 digits. */
        void write(ByteBuf out, long cid, long number) {
            digits(cid, cidAt, CID_DIGITS);
            digits(number, numberAt, NUMBER_DIGITS);
            out.writeBytes(frame);
        }

        private void digits(long value, int at, int count) {
            long rest = value;
            for (int i = at + count - 1; i >= at; i--) {
                frame[i] = (byte) ('0' + rest % 10);
                rest /= 10;
            }
        }
    }

    /** Writes a RECEIVED_MSG. */
    static void received(ByteBuf out, boolean group, int target, long seq) {
        out.writeBytes(
                of("{\"msgid\":18,\"" + (group ? "groupid" : "toid") + "\":" + target + ",\"seq\":" + seq + "}"));
    }
}
