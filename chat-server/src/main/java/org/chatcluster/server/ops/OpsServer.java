package org.chatcluster.server.ops;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.chatcluster.server.config.OpsConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /livez}, {@code /readyz} and {@code /metrics} over HTTP, on a few threads of its own: an event loop that hangs must not
 * take the page with it that tells so. Thread-safe.
 */
public final class OpsServer implements AutoCloseable {
    private static final int THREADS = 4;
    private static final String PLAIN = "text/plain; charset=utf-8";
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";
    private static final Logger LOG = LoggerFactory.getLogger(OpsServer.class);

    private final HttpServer server;
    private final ExecutorService threads;
    private final BooleanSupplier alive;
    private final Readiness readiness;
    private final Metrics metrics;

    private OpsServer(HttpServer server, BooleanSupplier alive, Readiness readiness, Metrics metrics) {
        this.server = server;
        this.alive = alive;
        this.readiness = readiness;
        this.metrics = metrics;
        this.threads = Executors.newFixedThreadPool(THREADS, threadFactory());
    }

    /**
     * Listens. {@code alive} tells whether the event loops still answer; false means that only a restart helps.
     *
     * @throws IOException with a message for the person who starts the node
     */
    public static OpsServer start(OpsConfig config, BooleanSupplier alive, List<HealthCheck> checks, Metrics metrics)
            throws IOException {
        HttpServer server;
        try {
            server = HttpServer.create(new InetSocketAddress(config.host(), config.port()), 0);
        } catch (IOException e) {
            throw new IOException(
                    "cannot serve health and metrics on " + config.host() + ":" + config.port() + ": " + e.getMessage(),
                    e);
        }
        OpsServer ops = new OpsServer(server, alive, new Readiness(checks), metrics);
        server.createContext("/", ops::handle);
        server.setExecutor(ops.threads);
        server.start();
        return ops;
    }

    /** The port that is listened on. */
    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            answer(exchange);
        } catch (RuntimeException e) {
            LOG.error("{} failed.", exchange.getRequestURI().getPath(), e);
            throw e;
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestMethod();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            exchange.getResponseHeaders().set("Allow", "GET, HEAD");
            send(exchange, 405, PLAIN, "only GET and HEAD are served here\n");
            return;
        }
        switch (exchange.getRequestURI().getPath()) {
            case "/livez" -> {
                boolean live = alive.getAsBoolean();
                send(exchange, live ? 200 : 503, PLAIN, live ? "ok\n" : "an event loop does not answer\n");
            }
            case "/readyz" -> {
                Readiness.Report report = readiness.check();
                send(exchange, report.ready() ? 200 : 503, PLAIN, report.text());
            }
            case "/metrics" -> send(exchange, 200, PROMETHEUS, metrics.scrape());
            default -> send(exchange, 404, PLAIN, "only /livez, /readyz and /metrics are served here\n");
        }
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private static ThreadFactory threadFactory() {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "chat-ops-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
