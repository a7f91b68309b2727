package org.chatcluster.testkit.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/**
 * A connection that speaks the protocol by its text, not by the project's codec. A thread of its own reads; every message is checked
 * against the tables of the protocol, and a breach fails the next call. Methods are for one thread.
 */
public final class WireClient implements AutoCloseable {
    /** How long an answer may take before the test fails. */
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final int PING_MSG = 21;

    private final Socket socket;
    private final Inbox inbox = new Inbox();
    private final AtomicLong rids = new AtomicLong(1);
    private final ReadingGate gate = new ReadingGate();

    private WireClient(Socket socket) {
        this.socket = socket;
        Thread reader = new Thread(this::readAll, "wire-client-" + socket.getLocalPort());
        reader.setDaemon(true);
        reader.start();
    }

    /** Connects. */
    public static WireClient connect(String host, int port) {
        return connect(host, port, 0);
    }

    /** Connects from this address of the machine; every 127.x.y.z is one on Linux. */
    public static WireClient connectFrom(String localAddress, String host, int port) {
        try {
            Socket socket = new Socket();
            socket.bind(new InetSocketAddress(localAddress, 0));
            return connect(socket, host, port);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot connect from " + localAddress + " to " + host + ":" + port, e);
        }
    }

    /** Connects with a receive buffer of about {@code receiveBufferBytes}, so that the server notices soon when nobody reads. */
    public static WireClient connect(String host, int port, int receiveBufferBytes) {
        try {
            Socket socket = new Socket();
            if (receiveBufferBytes > 0) {
                socket.setReceiveBufferSize(receiveBufferBytes);
            }
            return connect(socket, host, port);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot connect to " + host + ":" + port, e);
        }
    }

    private static WireClient connect(Socket socket, String host, int port) throws IOException {
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress(host, port), (int) CONNECT_TIMEOUT.toMillis());
        return new WireClient(socket);
    }

    /** Sends a message as one frame. */
    public void send(ObjectNode message) {
        sendFrame(Json.bytes(message));
    }

    /** Sends bytes as one frame, whatever they are. */
    public void sendFrame(byte[] payload) {
        sendRaw(Frames.frame(payload));
    }

    /** Sends bytes as they are. */
    public void sendRaw(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a message with a fresh {@code rid} and takes the reply to it; what arrives before stays. */
    public ObjectNode request(ObjectNode message) {
        long rid = rids.getAndIncrement();
        send(message.deepCopy().put("rid", rid));
        return inbox.take(reply -> reply.path("rid").asLong(-1) == rid, PATIENCE, "the reply to " + message);
    }

    /** Takes the next message, whatever it is. */
    public ObjectNode next() {
        return next(PATIENCE);
    }

    /** Takes the next message, whatever it is, if it comes in time. */
    public ObjectNode next(Duration patience) {
        return inbox.takeFirst(patience, "a message");
    }

    /** Takes the next message, which must be of this type. */
    public ObjectNode expect(int msgid) {
        return expect(msgid, PATIENCE);
    }

    /** Takes the next message, which must be of this type and come in time. */
    public ObjectNode expect(int msgid, Duration patience) {
        ObjectNode message = inbox.takeFirst(patience, "msgid " + msgid);
        if (message.path("msgid").intValue() != msgid) {
            throw new AssertionError("Expected msgid " + msgid + ", got " + message);
        }
        return message;
    }

    /** Takes the next message of this type and leaves those before it. */
    public ObjectNode await(int msgid) {
        return await(message -> message.path("msgid").intValue() == msgid, "msgid " + msgid);
    }

    /** Takes the next message that matches and leaves those before it. */
    public ObjectNode await(Predicate<ObjectNode> matching, String expected) {
        return await(matching, expected, PATIENCE);
    }

    /** Takes the next message that matches, if it comes in time, and leaves those before it. */
    public ObjectNode await(Predicate<ObjectNode> matching, String expected, Duration patience) {
        return inbox.take(matching, patience, expected);
    }

    /** All that has arrived when the answer to a ping comes, without that answer. */
    public List<ObjectNode> drain() {
        request(Json.message(PING_MSG));
        return inbox.drain();
    }

    /** All that has arrived until now. */
    public List<ObjectNode> drainNow() {
        return inbox.drain();
    }

    /** Waits until the server has closed the connection; what came before can still be taken. */
    public String awaitClosed() {
        return awaitClosed(PATIENCE);
    }

    /** Waits until the server has closed the connection; what came before can still be taken. */
    public String awaitClosed(Duration patience) {
        return inbox.awaitEnd(patience);
    }

    /** Whether the connection has ended. */
    public boolean isClosed() {
        return inbox.hasEnded();
    }

    /** Stops taking bytes from the socket, after at most one more frame. */
    public void pauseReading() {
        gate.shut();
    }

    /** Ends what {@link #pauseReading} began. */
    public void resumeReading() {
        gate.open();
    }

    /** Ends the sending side only. */
    public void halfClose() {
        try {
            socket.shutdownOutput();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Breaks the connection with a TCP reset. */
    public void reset() {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        gate.open();
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void readAll() {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 8192))) {
            while (true) {
                gate.pass();
                byte[] payload = Frames.read(in);
                if (payload == null) {
                    inbox.end("end of stream");
                    return;
                }
                ObjectNode message = Json.parse(payload);
                List<String> violations = WireRules.violations(message);
                if (!violations.isEmpty()) {
                    inbox.violation("The server broke the protocol: " + violations + " in " + message);
                }
                inbox.add(message);
            }
        } catch (IOException e) {
            inbox.end(e.toString());
        } catch (IllegalArgumentException e) {
            inbox.violation("The server sent no valid message: " + e.getMessage());
            inbox.end("not readable");
        }
    }
}
