package org.chatcluster.bench.micro;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.concurrent.TimeUnit;
import org.chatcluster.common.codec.FrameDecoder;
import org.chatcluster.common.codec.Inbound;
import org.chatcluster.common.codec.RequestDecoder;
import org.chatcluster.common.protocol.Limits;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/** What comes from a client: bytes to frame, frame to request. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DecodeBenchmark {
    /** Which message. */
    @Param({"one_chat", "group_chat", "received"})
    public String message = "";

    private final RequestDecoder decoder = new RequestDecoder();
    private final Taker taker = new Taker();
    private final EmbeddedChannel channel = new EmbeddedChannel(new FrameDecoder(Limits.MAX_FRAME_FROM_CLIENT), taker);
    private ByteBuf frame = Frames.frame("{}");
    private ByteBuf payload = frame;

    private static final class Taker extends ChannelInboundHandlerAdapter {
        private final RequestDecoder decoder = new RequestDecoder();
        private Object last = this;

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            ByteBuf cut = (ByteBuf) message;
            last = decoder.decode(cut);
            cut.release();
        }
    }

    /** Makes the frame. */
    @Setup
    public void setUp() {
        frame.release();
        frame = Frames.frame(
                switch (message) {
                    case "one_chat" -> Frames.toUser(4711, 7_353_890_000_000_001L);
                    case "group_chat" -> Frames.toGroup(4711, 7_353_890_000_000_001L);
                    case "received" -> Frames.received(4711, 123_456);
                    default -> throw new IllegalArgumentException(message);
                });
        payload = frame.slice(Integer.BYTES, frame.readableBytes() - Integer.BYTES);
    }

    /** Lets go of the buffers. */
    @TearDown
    public void tearDown() {
        channel.finishAndReleaseAll();
        frame.release();
    }

    /** The JSON alone. */
    @Benchmark
    public Inbound json() {
        payload.readerIndex(0);
        return decoder.decode(payload);
    }

    /** With the cutting of the frame, in a pipeline. */
    @Benchmark
    public void frame(Blackhole hole) {
        channel.pipeline().fireChannelRead(frame.retainedDuplicate());
        hole.consume(taker.last);
    }
}
