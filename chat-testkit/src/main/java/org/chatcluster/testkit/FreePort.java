package org.chatcluster.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Finds ports for processes that cannot be asked which one they took. Whoever gets one listens to it later, or again after a restart, so it is
 * given to nobody else meanwhile: all processes of a user take the ports in turn, by a file. Thread-safe.
 */
public final class FreePort {
    /** Above what services of the machine use, below what the kernel hands to outgoing connections. */
    private static final int FIRST = 20_000;

    private static final int END = 32_768;
    private static final int TRIES = 200;

    private FreePort() {}

    /** A port of the loopback address that nothing listens on at this moment. */
    public static synchronized int find() {
        Path last = Path.of(
                System.getProperty("java.io.tmpdir"), "chat-testkit-" + System.getProperty("user.name"), "last-port");
        try {
            Files.createDirectories(last.getParent());
            try (FileChannel file = FileChannel.open(
                            last, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                    FileLock lock = file.lock()) {
                assert lock.isValid();
                return after(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next free port after the one in the file, which takes its place there. */
    private static int after(FileChannel file) throws IOException {
        int port = read(file);
        for (int i = 0; i < TRIES; i++) {
            port = port + 1 < END ? port + 1 : FIRST;
            if (isFree(port)) {
                file.write(ByteBuffer.wrap(Integer.toString(port).getBytes(StandardCharsets.US_ASCII)), 0);
                return port;
            }
        }
        throw new IllegalStateException("No free port among " + TRIES + " up to " + port + ".");
    }

    /** Any port if the file has none. */
    private static int read(FileChannel file) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Integer.toString(END).length());
        file.read(bytes, 0);
        String text = StandardCharsets.US_ASCII.decode(bytes.flip()).toString();
        int port = text.matches("[0-9]{5}") ? Integer.parseInt(text) : 0;
        return port >= FIRST && port < END ? port : ThreadLocalRandom.current().nextInt(FIRST, END);
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
