package org.chatcluster.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Finds ports for processes that cannot be asked which one they took. Thread-safe. */
public final class FreePort {
    /** Above what services of the machine use, below what the kernel hands to outgoing connections. */
    private static final int FIRST = 20_000;

    private static final int END = 32_768;
    private static final int TRIES = 200;

    private FreePort() {}

    /** A port of the loopback address that nothing listens on at this moment. */
    public static int find() {
        for (int i = 0; i < TRIES; i++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, END);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("No free port in " + FIRST + ".." + (END - 1) + " after " + TRIES + " tries.");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
