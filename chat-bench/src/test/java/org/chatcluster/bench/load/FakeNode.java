package org.chatcluster.bench.load;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chatcluster.bench.wire.Frames;

/** Logs users in by their tokens and carries messages from 1 to 2, in order and once, but for one that it does harm to. Thread-safe. */
final class FakeNode implements AutoCloseable {
    /** What becomes of the push of the message {@link #VICTIM}. */
    enum Harm {
        NONE,
        LOST,
        DOUBLED,
        REORDERED
    }

    static final int VICTIM = 5;

    private static final Pattern TOKEN = Pattern.compile("\"token\":\"(\\w+)\"");
    private static final Pattern CHAT = Pattern.compile("\"cid\":(\\d+),\"msg\":\"([^\"]*)\"");

    private final Harm harm;
    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Map<String, OutputStream> clients = new HashMap<>();
    private int seq;
    private byte[] held = new byte[0];

    FakeNode(Harm harm) throws IOException {
        this.harm = harm;
        start(this::accept);
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (EOFException | SocketException ended) {
                        // The test is over.
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                },
                "fake-node");
        thread.setDaemon(true);
        thread.start();
    }

    InetSocketAddress address() {
        return new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
    }

    private void accept() throws IOException {
        while (true) {
            Socket socket = listener.accept();
            start(() -> serve(socket));
        }
    }

    private void serve(Socket socket) throws IOException {
        try (socket) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            while (true) {
                byte[] frame = new byte[in.readInt()];
                in.readFully(frame);
                received(socket.getOutputStream(), new String(frame, StandardCharsets.UTF_8));
            }
        }
    }

    private synchronized void received(OutputStream from, String frame) throws IOException {
        Matcher token = TOKEN.matcher(frame);
        Matcher chat = CHAT.matcher(frame);
        if (token.find()) {
            clients.put(token.group(1), from);
            from.write(Frames.of("{\"msgid\":2,\"errno\":0,\"id\":1}"));
            from.write(Frames.of("{\"msgid\":25}"));
        } else if (chat.find()) {
            seq++;
            from.write(Frames.of("{\"msgid\":12,\"cid\":" + chat.group(1) + ",\"toid\":2,\"seq\":" + seq + "}"));
            push(Frames.of("{\"msgid\":6,\"id\":1,\"name\":\"alice\",\"toid\":2,\"msg\":\"" + chat.group(2)
                    + "\",\"seq\":" + seq + "}"));
        }
    }

    private void push(byte[] frame) throws IOException {
        OutputStream to = clients.get("bob");
        boolean victim = seq == VICTIM;
        if (victim && harm == Harm.REORDERED) {
            held = frame;
            return;
        }
        if (!victim || harm != Harm.LOST) {
            to.write(frame);
        }
        if (victim && harm == Harm.DOUBLED) {
            to.write(frame);
        }
        to.write(held);
        held = new byte[0];
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
