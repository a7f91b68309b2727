package org.chatcluster.common.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.TooLongFrameException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FrameDecoderTest {
    private static final int LIMIT = 10;

    private final FrameDecoder decoder = new FrameDecoder(LIMIT);
    private final EmbeddedChannel channel = new EmbeddedChannel(decoder);

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    @Test
    void cuts_a_frame_that_comes_byte_by_byte() {
        ByteBuf frame = frame("hello");
        while (frame.readableBytes() > 1) {
            channel.writeInbound(frame.readBytes(1));
            assertThat(channel.inboundMessages()).isEmpty();
        }
        channel.writeInbound(frame.readBytes(1));
        frame.release();

        assertThat(payload()).isEqualTo("hello");
        assertThat(payload()).isNull();
    }

    @Test
    void cuts_two_frames_and_a_half_out_of_one_write() {
        channel.writeInbound(Unpooled.wrappedBuffer(frame("one"), frame("two"), Unpooled.copyInt(5), text("th")));
        assertThat(payload()).isEqualTo("one");
        assertThat(payload()).isEqualTo("two");
        assertThat(payload()).isNull();

        channel.writeInbound(text("ree"));
        assertThat(payload()).isEqualTo("three");
    }

    @Test
    void takes_a_frame_of_exactly_the_limit_and_none_above() {
        channel.writeInbound(frame("0123456789"));
        assertThat(payload()).isEqualTo("0123456789");

        assertThatThrownBy(() -> channel.writeInbound(frame("0123456789a"))).isInstanceOf(TooLongFrameException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 11, Integer.MAX_VALUE, Integer.MIN_VALUE, -1})
    void refuses_a_length_out_of_range_before_anything_follows(int length) {
        assertThatThrownBy(() -> channel.writeInbound(Unpooled.copyInt(length)))
                .isInstanceOf(TooLongFrameException.class)
                .hasMessage("A frame of " + Integer.toUnsignedLong(length) + " bytes was announced (expected 1..10).");
    }

    @Test
    void delivers_what_came_before_a_broken_length_and_nothing_after() {
        assertThatThrownBy(() ->
                        channel.writeInbound(Unpooled.wrappedBuffer(frame("one"), Unpooled.copyInt(0), frame("two"))))
                .isInstanceOf(TooLongFrameException.class);
        channel.writeInbound(frame("three"));
        channel.writeInbound(Unpooled.copyInt(0));

        assertThat(payload()).isEqualTo("one");
        assertThat(payload()).isNull();
    }

    @Test
    void a_new_limit_counts_for_the_next_frame() {
        channel.writeInbound(frame("one"));
        decoder.maxFrameBytes(11);
        channel.writeInbound(frame("0123456789a"));

        assertThat(payload()).isEqualTo("one");
        assertThat(payload()).isEqualTo("0123456789a");
    }

    @Test
    void cuts_nothing_while_its_gate_is_closed_and_goes_on_with_an_empty_read() {
        AtomicBoolean open = new AtomicBoolean();
        FrameDecoder gated = new FrameDecoder(LIMIT, open::get);
        EmbeddedChannel gatedChannel = new EmbeddedChannel(gated);
        gatedChannel.writeInbound(Unpooled.wrappedBuffer(frame("0123456789a"), Unpooled.copyInt(0)));
        assertThat(gatedChannel.inboundMessages()).isEmpty();

        open.set(true);
        gated.maxFrameBytes(11);
        assertThatThrownBy(() -> gatedChannel.writeInbound(Unpooled.EMPTY_BUFFER))
                .isInstanceOf(TooLongFrameException.class);
        ByteBuf payload = gatedChannel.readInbound();
        assertThat(payload.toString(StandardCharsets.UTF_8)).isEqualTo("0123456789a");
        payload.release();
        gatedChannel.finishAndReleaseAll();
    }

    @Test
    void throws_away_what_waits_and_what_follows_when_told_to() {
        AtomicBoolean open = new AtomicBoolean();
        FrameDecoder gated = new FrameDecoder(LIMIT, open::get);
        EmbeddedChannel gatedChannel = new EmbeddedChannel(gated);
        gatedChannel.writeInbound(frame("one"));
        gated.discard();
        gatedChannel.writeInbound(frame("two"));
        open.set(true);
        gatedChannel.writeInbound(frame("three"));

        assertThat(gatedChannel.inboundMessages()).isEmpty();
        gatedChannel.finishAndReleaseAll();
    }

    @Test
    void a_half_frame_at_the_end_of_the_connection_is_nothing() {
        channel.writeInbound(Unpooled.copyInt(5), text("hal"));
        channel.finish();

        assertThat(payload()).isNull();
    }

    private static ByteBuf frame(String payload) {
        byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
        return Unpooled.wrappedBuffer(Unpooled.copyInt(bytes.length), Unpooled.wrappedBuffer(bytes));
    }

    private static ByteBuf text(String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.UTF_8);
    }

    private String payload() {
        ByteBuf payload = channel.readInbound();
        if (payload == null) {
            return null;
        }
        String text = payload.toString(StandardCharsets.UTF_8);
        payload.release();
        return text;
    }
}
