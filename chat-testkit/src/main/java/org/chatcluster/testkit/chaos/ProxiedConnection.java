package org.chatcluster.testkit.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** A client's connection and the one to its server, with a thread for each direction. Thread-safe. */
final class ProxiedConnection {
    private static final int BUFFER_BYTES = 16_384;

    private final Socket client;
    private final Socket server;
    private final InetSocketAddress target;
    private final AtomicLong delayNanos;
    private final AtomicInteger directionsLeft = new AtomicInteger(2);
    private volatile long stalledUntilNanos = System.nanoTime();

    ProxiedConnection(Socket client, Socket server, InetSocketAddress target, AtomicLong delayNanos)
            throws IOException {
        this.client = client;
        this.server = server;
        this.target = target;
        this.delayNanos = delayNanos;
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
    }

    void start() {
        ChaosProxy.daemon("chaos-to-target", () -> pump(client, server));
        ChaosProxy.daemon("chaos-to-client", () -> pump(server, client));
    }

    InetSocketAddress target() {
        return target;
    }

    boolean isOpen() {
        return !client.isClosed();
    }

    void reset() {
        reset(client);
        reset(server);
    }

    /** The receiver sees the end of the stream; what the sender says from now on goes nowhere. */
    void halfClose(Direction direction) {
        Socket receiver = direction == Direction.TO_TARGET ? server : client;
        try {
            receiver.shutdownOutput();
        } catch (IOException e) {
            reset();
        }
    }

    void stall(Duration time) {
        stalledUntilNanos = System.nanoTime() + time.toNanos();
    }

    static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            // Closed already, which is what was wanted.
        }
    }

    private void pump(Socket from, Socket to) {
        byte[] buffer = new byte[BUFFER_BYTES];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                hold();
                if (!to.isOutputShutdown()) {
                    out.write(buffer, 0, count);
                }
            }
            hold();
            if (!to.isOutputShutdown()) {
                to.shutdownOutput();
            }
            if (directionsLeft.decrementAndGet() == 0) {
                client.close();
                server.close();
            }
        } catch (IOException e) {
            reset();
        }
    }

    private void hold() {
        LockSupport.parkNanos(delayNanos.get());
        long left = stalledUntilNanos - System.nanoTime();
        while (left > 0 && isOpen()) {
            LockSupport.parkNanos(Math.min(left, Duration.ofMillis(20).toNanos()));
            left = stalledUntilNanos - System.nanoTime();
        }
    }
}
