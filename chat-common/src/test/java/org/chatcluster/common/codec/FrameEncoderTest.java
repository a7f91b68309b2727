package org.chatcluster.common.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.nio.charset.StandardCharsets;
import org.chatcluster.common.protocol.ChatPush;
import org.chatcluster.common.protocol.Ping;
import org.chatcluster.common.protocol.RegisterReply;
import org.chatcluster.common.protocol.Target;
import org.chatcluster.common.protocol.UserName;
import org.junit.jupiter.api.Test;

final class FrameEncoderTest {
    private final FrameEncoder encoder = new FrameEncoder();

    @Test
    void appends_frames_one_after_another() {
        ByteBuf out = Unpooled.buffer();
        encoder.append(out, new Ping(), FrameEncoder.NO_RID);
        encoder.append(out, new RegisterReply(1), 7);

        assertThat(next(out)).isEqualTo("{\"msgid\":21}");
        assertThat(next(out)).isEqualTo("{\"msgid\":5,\"rid\":7,\"errno\":0,\"id\":1}");
        assertThat(out.isReadable()).isFalse();
    }

    @Test
    void the_length_counts_bytes_and_not_characters() {
        ByteBuf out = encoder.encode(UnpooledByteBufAllocator.DEFAULT, push("é€😀".repeat(900)), FrameEncoder.NO_RID);

        assertThat(next(out)).contains("\"msg\":\"" + "é€😀".repeat(900) + "\"").doesNotContain("\\u");
        assertThat(out.isReadable()).isFalse();
        out.release();
    }

    @Test
    void a_lone_surrogate_leaves_as_its_escape() {
        ByteBuf out = encoder.encode(UnpooledByteBufAllocator.DEFAULT, push("a\ud83db\ude00"), FrameEncoder.NO_RID);

        assertThat(next(out)).contains("\"msg\":\"a\\uD83Db\\uDE00\"");
        out.release();
    }

    @Test
    void works_on_after_a_message_that_cannot_be_written() {
        ByteBuf out = Unpooled.buffer();
        ChatPush broken = new ChatPush(null, new Target.User(2), "x", 1, 0, false);
        assertThatThrownBy(() -> encoder.append(out, broken, 1)).isInstanceOf(NullPointerException.class);

        out.clear();
        encoder.append(out, new Ping(), FrameEncoder.NO_RID);
        assertThat(next(out)).isEqualTo("{\"msgid\":21}");
    }

    private static ChatPush push(String msg) {
        return new ChatPush(new UserName(1, "alice"), new Target.User(2), msg, 1, 0, false);
    }

    private static String next(ByteBuf out) {
        return out.readCharSequence(out.readInt(), StandardCharsets.UTF_8).toString();
    }
}
