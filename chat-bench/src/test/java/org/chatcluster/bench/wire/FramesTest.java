package org.chatcluster.bench.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The bytes that clients send. */
final class FramesTest {
    private final ByteBuf out = Unpooled.buffer();

    private String frame() {
        int length = out.readInt();
        return out.readCharSequence(length, StandardCharsets.UTF_8).toString();
    }

    @Test
    void a_frame_begins_with_the_length_of_its_bytes() {
        out.writeBytes(Frames.of("{\"msg\":\"é\"}"));

        assertThat(out.getInt(0)).isEqualTo(out.readableBytes() - Integer.BYTES).isEqualTo(12);
        assertThat(frame()).isEqualTo("{\"msg\":\"é\"}");
    }

    @Test
    void a_chat_message_has_the_length_that_was_asked_for() {
        for (boolean group : new boolean[] {false, true}) {
            for (int bytes : new int[] {100, 150, 1_000}) {
                Frames.chat(group, 4711, bytes).write(out, 1, 1);

                assertThat(frame()).hasSize(bytes);
            }
        }
    }

    @Test
    void each_message_has_its_own_cid_and_number() {
        Frames.Chat chat = Frames.chat(false, 18, 100);
        chat.write(out, 1_794_000_000_000_001L, 7);
        chat.write(out, 1_794_000_000_000_999L, 1_234_567_890);

        assertThat(frame())
                .startsWith("{\"msgid\":6,\"toid\":18,\"cid\":1794000000000001,\"msg\":\"0000000007")
                .endsWith("\"}");
        assertThat(frame()).startsWith("{\"msgid\":6,\"toid\":18,\"cid\":1794000000000999,\"msg\":\"1234567890");
    }

    @Test
    void a_group_message_names_its_group() {
        Frames.chat(true, 3, 100).write(out, 1, 1);

        assertThat(frame()).startsWith("{\"msgid\":10,\"groupid\":3,\"cid\":0000000000000001,");
    }

    @Test
    void what_was_received_is_confirmed() {
        Frames.received(out, true, 3, 50);
        Frames.received(out, false, 18, 51);

        assertThat(frame()).isEqualTo("{\"msgid\":18,\"groupid\":3,\"seq\":50}");
        assertThat(frame()).isEqualTo("{\"msgid\":18,\"toid\":18,\"seq\":51}");
    }
}
