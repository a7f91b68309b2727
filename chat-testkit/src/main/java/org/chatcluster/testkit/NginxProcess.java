package org.chatcluster.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A real nginx with the deployed configuration, {@code deploy/nginx.conf}, on a free port of the loopback address in front of nodes,
 * which need {@code --proxy-protocol} {@link #ADDRESS}. {@link #close} ends it and leaves nothing behind. Tests that use it are
 * {@link RequiresNginx}. Thread-safe.
 */
public final class NginxProcess implements AutoCloseable {
    /** Where nginx listens, and whence it connects to the nodes. */
    public static final String ADDRESS = "127.0.0.1";

    private static final Duration START_DEADLINE = Duration.ofMinutes(1);
    private static final Duration STOP_DEADLINE = Duration.ofMinutes(1);
    private static final Duration POLL = Duration.ofMillis(10);

    private final Path dir;
    private final int port;
    private final OsProcess process;

    private NginxProcess(Path dir, int port) {
        this.dir = dir;
        this.port = port;
        this.process = OsProcess.start(NginxBinary.command(dir), Map.of(), dir.resolve("nginx.log"));
        awaitListening();
    }

    /** Starts nginx in front of nodes on these ports of the loopback address. */
    public static NginxProcess start(List<Integer> nodePorts) {
        return start(nodePorts, UnaryOperator.identity());
    }

    /** The same with a change of the configuration's text, for tests that cannot wait as long as it does. */
    public static NginxProcess start(List<Integer> nodePorts, UnaryOperator<String> change) {
        return start(FreePort.find(), nodePorts, change);
    }

    /** Starts nginx on {@code port} in front of nodes on these ports, all of the loopback address. */
    public static NginxProcess start(int port, List<Integer> nodePorts) {
        return start(port, nodePorts, UnaryOperator.identity());
    }

    /** Why nginx cannot be used on this machine, or empty. */
    public static Optional<String> whyMissing() {
        return NginxBinary.whyMissing();
    }

    private static NginxProcess start(int port, List<Integer> nodePorts, UnaryOperator<String> change) {
        Path dir = TempDir.create("chat-nginx-");
        try {
            Files.writeString(NginxBinary.config(dir), change.apply(NginxConfig.of(ADDRESS, port, nodePorts)));
            return new NginxProcess(dir, port);
        } catch (IOException e) {
            TempDir.delete(dir);
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            TempDir.delete(dir);
            throw e;
        }
    }

    /** The address that clients connect to. */
    public String host() {
        return ADDRESS;
    }

    /** The port that clients connect to. */
    public int port() {
        return port;
    }

    /** Its number in the operating system. */
    public long pid() {
        return process.pid();
    }

    /** What it printed: a line for each connection that has ended, and its errors. */
    public String outputText() {
        return process.outputText();
    }

    /** Where its log is. */
    public Path logFile() {
        return process.output();
    }

    @Override
    public void close() {
        try {
            process.terminate(STOP_DEADLINE);
        } finally {
            TempDir.delete(dir);
        }
    }

    /** The file with its number is written when it listens already. */
    private void awaitListening() {
        long deadline = System.nanoTime() + START_DEADLINE.toNanos();
        while (!Files.exists(NginxBinary.pidFile(dir))) {
            if (process.awaitExit(POLL)) {
                throw process.failure("nginx ended with " + process.exitCode());
            }
            if (System.nanoTime() > deadline) {
                process.kill();
                throw process.failure("nginx does not listen after " + START_DEADLINE);
            }
        }
    }
}
