package org.chatcluster.bench.micro;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.concurrent.TimeUnit;
import org.chatcluster.common.codec.FrameEncoder;
import org.chatcluster.common.protocol.ChatAck;
import org.chatcluster.common.protocol.ChatPush;
import org.chatcluster.common.protocol.Message;
import org.chatcluster.common.protocol.Target;
import org.chatcluster.common.protocol.UserName;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What goes to a client: a message to a frame. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EncodeBenchmark {
    private static final long TIME = 1_794_000_000_000L;

    private final FrameEncoder encoder = new FrameEncoder();
    private final ByteBuf gathered = Unpooled.directBuffer();
    private final Message push =
            new ChatPush(new UserName(4711, "alice"), new Target.User(4712), Frames.TEXT, 123_456, TIME, false);
    private final Message accented = new ChatPush(
            new UserName(4711, "alice"), new Target.User(4712), "€ é " + Frames.TEXT + " 😀", 123_456, TIME, false);
    private final Message ack = new ChatAck(7_353_890_000_000_001L, new Target.User(4712), 123_456, TIME, false);

    /** A push, which is made once for all who get it. */
    @Benchmark
    public byte[] push() {
        return encoder.encode(push, FrameEncoder.NO_RID);
    }

    /** A push whose text is not ASCII throughout. */
    @Benchmark
    public byte[] accentedPush() {
        return encoder.encode(accented, FrameEncoder.NO_RID);
    }

    /** An ack, which goes into what its client is about to be sent. */
    @Benchmark
    public int ack() {
        gathered.clear();
        encoder.append(gathered, ack, FrameEncoder.NO_RID);
        return gathered.readableBytes();
    }
}
