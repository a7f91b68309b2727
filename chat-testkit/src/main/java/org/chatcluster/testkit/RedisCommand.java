package org.chatcluster.testkit;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Says one command to a Redis that asks for no password. Stateless. */
final class RedisCommand {
    private static final int TIMEOUT_MILLIS = 2_000;
    private static final int DEFAULT_PORT = 6379;

    private RedisCommand() {}

    /** The first line of the answer, with the sign that says what it is, as in {@code +PONG}. */
    static String ask(String url, String command) throws IOException {
        URI uri = URI.create(url);
        try (Socket socket = new Socket()) {
            int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
            socket.connect(new InetSocketAddress(uri.getHost(), port), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
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
