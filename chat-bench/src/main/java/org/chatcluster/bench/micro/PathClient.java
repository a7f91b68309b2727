package org.chatcluster.bench.micro;

import io.netty.buffer.ByteBuf;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** A blocking client that allocates nothing once it is logged in: it sends bytes and counts the frames that come. Confined to its thread. */
final class PathClient implements AutoCloseable {
    private final SocketChannel channel;
    private final ByteBuffer in = ByteBuffer.allocateDirect(1 << 20);

    PathClient(InetSocketAddress address) throws IOException {
        channel = SocketChannel.open(address);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        in.flip();
    }

    /** Registers and logs in as the only user of this name; answers the id. */
    int enter(String name) throws IOException {
        say("{\"msgid\":4,\"name\":\"" + name + "\",\"password\":\"correct horse\"}");
        String registered = read();
        int id = Integer.parseInt(registered.replaceFirst(".*\"id\":(\\d+).*", "$1"));
        say("{\"msgid\":1,\"id\":" + id + ",\"password\":\"correct horse\"}");
        String reply = read();
        if (!reply.contains("\"errno\":0")) {
            throw new IOException("The login was refused: " + reply);
        }
        skip(1);
        return id;
    }

    private void say(String json) throws IOException {
        ByteBuf frame = Frames.frame(json);
        try {
            send(frame.nioBuffer());
        } finally {
            frame.release();
        }
    }

    /** Sends all of {@code bytes}. */
    void send(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Waits for so many frames and passes over them. */
    void skip(int frames) throws IOException {
        for (int i = 0; i < frames; i++) {
            need(Integer.BYTES);
            int length = in.getInt();
            need(length);
            in.position(in.position() + length);
        }
    }

    private String read() throws IOException {
        need(Integer.BYTES);
        byte[] bytes = new byte[in.getInt()];
        need(bytes.length);
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private void need(int bytes) throws IOException {
        if (in.remaining() >= bytes) {
            return;
        }
        in.compact();
        while (in.position() < bytes) {
            if (channel.read(in) < 0) {
                throw new EOFException("The node has ended the connection.");
            }
        }
        in.flip();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
