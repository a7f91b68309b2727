package org.chatcluster.server.ops;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import org.chatcluster.server.config.OpsConfig;

/**
 * Asks a node, from another process, whether it is ready: {@code --health-check}. Blocks for a few seconds at most. Uses the oldest
 * HTTP client of the JDK, because it is the one that starts fastest. Stateless.
 */
public final class ReadinessProbe {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
    /** Longer than {@link Readiness} lets anybody wait for its turn. */
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(4);

    private static final String FINE = ": ok";

    private ReadinessProbe() {}

    /** What the node said. {@code text} is one line for people. */
    public record Verdict(boolean ready, String text) {}

    /** Asks the node that serves {@code config}; where it listens on every interface, on loopback. */
    public static Verdict ask(OpsConfig config) {
        if (config.port() == 0) {
            return new Verdict(false, "not ready: the ops port is 0, which leaves it unknown (expected a fixed one)");
        }
        try {
            URI uri = new URI("http", null, reachable(config.host()), config.port(), "/readyz", null, null);
            return ask(uri);
        } catch (IOException | URISyntaxException e) {
            return new Verdict(
                    false, "not ready: " + config.host() + ":" + config.port() + " does not answer: " + e.getMessage());
        }
    }

    private static Verdict ask(URI uri) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection(Proxy.NO_PROXY);
        connection.setConnectTimeout((int) CONNECT_TIMEOUT.toMillis());
        connection.setReadTimeout((int) READ_TIMEOUT.toMillis());
        boolean ready = connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        try (InputStream body = ready ? connection.getInputStream() : connection.getErrorStream()) {
            String text = body == null ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8);
            return new Verdict(ready, oneLine(ready, text));
        }
    }

    /** The checks that pass go without saying. */
    private static String oneLine(boolean ready, String checks) {
        String remarks = checks.lines()
                .filter(line -> !line.isBlank() && !line.endsWith(FINE))
                .collect(Collectors.joining("; "));
        return (ready ? "ready" : "not ready") + (remarks.isEmpty() ? "" : ": " + remarks);
    }

    private static String reachable(String host) throws UnknownHostException {
        InetAddress address = InetAddress.getByName(host);
        return address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress().getHostAddress() : host;
    }
}
