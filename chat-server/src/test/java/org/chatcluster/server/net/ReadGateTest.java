package org.chatcluster.server.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayList;
import java.util.List;
import org.chatcluster.common.codec.FrameDecoder;
import org.chatcluster.server.net.ReadGate.Obstacle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ReadGateTest {
    private final List<String> seen = new ArrayList<>();
    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final ReadGate gate = new ReadGate(channel);

    ReadGateTest() {
        channel.pipeline().addLast(new FrameDecoder(10, gate::isOpen), new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext ctx, Object payload) {
                seen.add("read");
                gate.set(Obstacle.HOLD, true);
                ReferenceCountUtil.release(payload);
            }

            @Override
            public void channelReadComplete(ChannelHandlerContext ctx) {
                seen.add("complete");
            }
        });
    }

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    @Test
    void hands_over_one_frame_and_keeps_the_rest_until_it_is_answered() {
        channel.writeInbound(frame(), frame());
        assertThat(seen).containsExactly("read", "complete");
        assertThat(channel.config().isAutoRead()).isFalse();

        gate.set(Obstacle.HOLD, false);
        assertThat(seen).containsExactly("read", "complete");
        channel.runPendingTasks();
        assertThat(seen).containsExactly("read", "complete", "read", "complete");
    }

    @Test
    void opens_when_the_last_obstacle_is_gone() {
        gate.set(Obstacle.HOLD, true);
        gate.set(Obstacle.SENDS, true);
        gate.set(Obstacle.HOLD, false);
        channel.runPendingTasks();
        assertThat(channel.config().isAutoRead()).isFalse();

        gate.set(Obstacle.SENDS, false);
        channel.runPendingTasks();
        assertThat(channel.config().isAutoRead()).isTrue();
    }

    @Test
    void stays_closed_for_an_obstacle_that_comes_before_it_has_opened() {
        gate.set(Obstacle.HOLD, true);
        gate.set(Obstacle.HOLD, false);
        gate.set(Obstacle.REQUESTS, true);
        channel.runPendingTasks();
        assertThat(channel.config().isAutoRead()).isFalse();
    }

    private static ByteBuf frame() {
        return Unpooled.wrappedBuffer(new byte[] {0, 0, 0, 1, 'x'});
    }
}
