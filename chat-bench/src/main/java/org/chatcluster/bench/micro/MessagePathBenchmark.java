package org.chatcluster.bench.micro;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The whole way of a one-to-one message through a node but for the database: two sockets, frames, JSON, dispatch, lane, ack, push, and
 * RECEIVED_MSG. An operation is one message. The client allocates nothing, so that all bytes are the node's; the time has the client and
 * the kernel in it.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class MessagePathBenchmark {
    /** Messages of an invocation. */
    public static final int MESSAGES = 320;

    /** Messages in flight; RECEIVED_MSG is sent once for so many. */
    @Param({"1", "32"})
    public int window;

    private final Path directory;
    private final PathNode node;
    private final PathClient sender;
    private final PathClient receiver;
    private final int receiverId;
    private final int senderId;
    private long next = 1_000_000_000_001L;
    private ByteBuf sends = Unpooled.EMPTY_BUFFER;
    private ByteBuf received = Unpooled.EMPTY_BUFFER;
    private int cidOffset;

    /** Starts a node and logs two people in. */
    public MessagePathBenchmark() {
        try {
            directory = Files.createTempDirectory("chat-bench");
            node = new PathNode(directory);
            sender = new PathClient(node.address());
            receiver = new PathClient(node.address());
            senderId = sender.enter("alice");
            receiverId = receiver.enter("bobby");
        } catch (IOException e) {
            throw new IllegalStateException("The node does not start.", e);
        }
    }

    /** Makes the frames of a window. */
    @Setup(Level.Trial)
    public void setUp() {
        String json = Frames.toUser(receiverId, next);
        ByteBuf one = Frames.frame(json);
        cidOffset = Integer.BYTES + json.indexOf(Long.toString(next));
        sends = Unpooled.directBuffer(window * one.readableBytes());
        for (int i = 0; i < window; i++) {
            sends.writeBytes(one.duplicate());
        }
        received = Frames.frame(Frames.received(senderId, 1));
        one.release();
    }

    /** Ends the node. */
    @TearDown(Level.Trial)
    public void tearDown() throws IOException {
        sender.close();
        receiver.close();
        node.close();
        sends.release();
        received.release();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(file);
            }
        }
    }

    /** Messages from one person to the other. */
    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    public void direct() throws IOException {
        for (int sent = 0; sent < MESSAGES; sent += window) {
            sender.send(nextSends());
            receiver.skip(window);
            receiver.send(received.nioBuffer());
            sender.skip(window);
        }
    }

    /** Writes the next cids over those of the window before: 13 digits each. */
    private ByteBuffer nextSends() {
        int frame = sends.readableBytes() / window;
        for (int i = 0; i < window; i++) {
            long cid = next++;
            for (int at = i * frame + cidOffset + 12; at >= i * frame + cidOffset; at--) {
                sends.setByte(at, '0' + (int) (cid % 10));
                cid /= 10;
            }
        }
        return sends.nioBuffer();
    }
}
