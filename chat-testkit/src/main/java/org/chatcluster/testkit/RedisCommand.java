package org.chatcluster.testkit;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Says one command to a Redis that asks for no password. Stateless. */
final class RedisCommand {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int DEFAULT_PORT = 6379;

    private RedisCommand() {}

    /** The first line of the answer, with the sign that says what it is, as in {@code +PONG}. */
    static String ask(String url, String command) throws IOException {
        return ask(url, command, PATIENCE);
    }

    /** The same from a Redis that may not answer. */
    static String ask(String url, String command, Duration patience) throws IOException {
        URI uri = URI.create(url);
        try (Socket socket = new Socket()) {
            int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
            int millis = (int) patience.toMillis();
            socket.connect(new InetSocketAddress(uri.getHost(), port), millis);
            socket.setSoTimeout(millis);
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
            StringBuilder line = new StringBuilder();
            for (int c = socket.getInputStream().read();
                    c >= 0 && c != '\r';
                    c = socket.getInputStream().read()) {
                line.append((char) c);
            }
            return line.toString();
        }
    }
}
