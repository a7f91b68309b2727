package org.chatcluster.bench.floor;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;

/**
 * <b>B</b>: a relay as a process of its own, on the loopback address: what frames cost without JSON, a database or anybody's rights. Thread-safe; whoever
 * started it closes it.
 *
 * <p>What it speaks: frames as everywhere, a 4-byte big-endian length N and N bytes.
 *
 * <ol>
 *   <li>The first frame of a connection is its {@link #hello}: its own number and the numbers of those whom its frames go to, 4 bytes each,
 *       big-endian.
 *   <li>Every later frame goes unchanged to each of them who is connected at that moment; who is not misses it. The sender gets one frame of
 *       {@link #ACK_BYTES} for it, in the order in which it sent: byte {@link #ACK_MARK}, which no JSON begins with, then 8 bytes with how many frames it has
 *       sent so far, then zeros.
 * </ol>
 *
 * <p>A hello is answered by an ack with count 0: from then on others reach the connection. What is not read is kept, without a limit.
 */
public final class RelayFloor implements AutoCloseable {
    /** Bytes of an ack behind its length, about as many as a node's ack has. */
    public static final int ACK_BYTES = 80;
    /** The first byte of an ack. */
    public static final byte ACK_MARK = 6;

    private static final Duration START_DEADLINE = Duration.ofSeconds(30);

    private final ChildJvm process;
    private final int port;

    private RelayFloor(ChildJvm process, int port) {
        this.process = process;
        this.port = port;
    }

    /** A relay that accepts connections, with {@code loops} event loops. */
    public static RelayFloor start(int loops) {
        ChildJvm process = ChildJvm.start(RelayMain.class, List.of(Integer.toString(loops)));
        try {
            return new RelayFloor(process, Integer.parseInt(process.await(RelayMain.PORT, START_DEADLINE)));
        } catch (RuntimeException e) {
            process.close();
            throw e;
        }
    }

    /** The content of a first frame. */
    public static byte[] hello(int number, int... peers) {
        ByteBuffer content = ByteBuffer.allocate(Integer.BYTES * (1 + peers.length));
        content.putInt(number);
        for (int peer : peers) {
            content.putInt(peer);
        }
        return content.array();
    }

    /** Where it listens, on the loopback address. */
    public int port() {
        return port;
    }

    /** Its number in the operating system. */
    public long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.close();
    }
}
