package org.chatcluster.bench.micro;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;

/** The frames of the benchmarks: those of a chat are about 150 bytes long, as in the other scenarios. */
final class Frames {
    /** A text that makes a ONE_CHAT_MSG of 150 bytes. */
    static final String TEXT =
            "the quick brown fox jumps over the lazy dog, and then it does so again until the frame is long";

    private Frames() {}

    /** A one-to-one message. */
    static String toUser(int userId, long cid) {
        return "{\"msgid\":6,\"toid\":" + userId + ",\"msg\":\"" + TEXT + "\",\"cid\":" + cid + "}";
    }

    /** A message to a group. */
    static String toGroup(int groupId, long cid) {
        return "{\"msgid\":10,\"groupid\":" + groupId + ",\"msg\":\"" + TEXT + "\",\"cid\":" + cid + "}";
    }

    /** What has been received of a user. */
    static String received(int userId, long seq) {
        return "{\"msgid\":18,\"toid\":" + userId + ",\"seq\":" + seq + "}";
    }

    /** Length and JSON. */
    static ByteBuf frame(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return Unpooled.directBuffer(Integer.BYTES + bytes.length)
                .writeInt(bytes.length)
                .writeBytes(bytes);
    }
}
