package org.chatcluster.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A packaged node as a process: starts, answers, is killed or paused, starts again on the same ports and data. {@link #close} ends it
 * and deletes what is its own. Thread-safe.
 */
public final class NodeProcess implements AutoCloseable {
    private static final Duration START_DEADLINE = Duration.ofMinutes(2);
    private static final Duration STOP_DEADLINE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(20);
    private static final String LOOPBACK = "127.0.0.1";

    private final NodeOptions options;
    private final Path workDir;
    private final Path dataDir;
    private int starts;
    private volatile OsProcess process;
    private volatile ReadyLine ready;

    private NodeProcess(NodeOptions options, Path workDir, Path dataDir) {
        this.options = options;
        this.workDir = workDir;
        this.dataDir = dataDir;
        this.process = launch();
        this.ready = awaitReady(process);
    }

    /** Starts a node and waits for its ready line. Flags that say nothing of ports get free ones, the same after a restart. */
    public static NodeProcess start(NodeOptions options) {
        Path workDir = TempDir.create("chat-node-");
        Path dataDir = options.dataDir() == null ? workDir.resolve("data") : options.dataDir();
        try {
            return new NodeProcess(withPorts(options), workDir, dataDir);
        } catch (RuntimeException e) {
            TempDir.delete(workDir);
            throw e;
        }
    }

    /** Runs a node that is expected to end by itself, and waits until it has. */
    public static ProgramExit runToExit(NodeOptions options, Duration deadline) {
        Path workDir = TempDir.create("chat-node-");
        Path out = workDir.resolve("out.log");
        Path err = workDir.resolve("err.log");
        try {
            Path dataDir = options.dataDir() == null ? workDir.resolve("data") : options.dataDir();
            OsProcess run =
                    OsProcess.start(NodeCommand.of(withPorts(options), dataDir), options.environment(), out, err);
            if (!run.awaitExit(deadline)) {
                run.kill();
                throw run.failure("The node did not end within " + deadline);
            }
            return new ProgramExit(run.exitCode(), ProgramExit.read(out), ProgramExit.read(err));
        } finally {
            TempDir.delete(workDir);
        }
    }

    /** The address that clients connect to. */
    public String host() {
        return LOOPBACK;
    }

    /** The port that clients connect to. */
    public int port() {
        return ready.port();
    }

    /** The port of health and metrics. */
    public int opsPort() {
        return ready.opsPort();
    }

    /** The last ready line. */
    public ReadyLine ready() {
        return ready;
    }

    /** Its number in the operating system, a new one after every start. */
    public long pid() {
        return process.pid();
    }

    /** Whether the process has not ended. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Where it keeps its files. */
    public Path dataDir() {
        return dataDir;
    }

    /** Where its logs are, one for each start. */
    public synchronized List<Path> logFiles() {
        return IntStream.rangeClosed(1, starts)
                .mapToObj(start ->
                        workDir.resolve(options.flags().getOrDefault("--node-id", "node") + "-" + start + ".log"))
                .toList();
    }

    /** What it printed since its last start. */
    public String outputText() {
        return process.outputText();
    }

    /** Sends SIGTERM and does not wait. */
    public void signalTerminate() {
        process.signal("TERM");
    }

    /** Waits for its end and returns the exit code. */
    public int awaitExit() {
        if (!process.awaitExit(STOP_DEADLINE)) {
            throw process.failure("The node did not end within " + STOP_DEADLINE);
        }
        return process.exitCode();
    }

    /** Sends SIGTERM, waits for its end and returns the exit code. */
    public int terminate() {
        process.terminate(STOP_DEADLINE);
        return process.exitCode();
    }

    /** Ends it with {@code kill -9}. */
    public void kill() {
        process.kill();
    }

    /** Freezes it (SIGSTOP): its connections stay open and nothing answers. */
    public void pause() {
        process.signal("STOP");
    }

    /** Ends what {@link #pause} began. */
    public void resume() {
        process.signal("CONT");
    }

    /** Starts it again after its end, on the same ports and data. */
    public synchronized void restart() {
        if (process.isAlive()) {
            throw new IllegalStateException("The node is running.");
        }
        process = launch();
        ready = awaitReady(process);
    }

    /** What {@code GET path} on the ops port answers. */
    public HttpResponse<String> ops(String path) {
        URI uri = URI.create("http://" + LOOPBACK + ":" + opsPort() + path);
        HttpRequest request =
                HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10)).build();
        try {
            return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.kill();
        TempDir.delete(workDir);
    }

    private static NodeOptions withPorts(NodeOptions options) {
        NodeOptions all = options;
        for (String flag : new String[] {"--port", "--ops-port"}) {
            if (!all.flags().containsKey(flag)) {
                // Not 0: a port that the kernel chose may be given to an outgoing connection before a restart.
                all = all.withFlag(flag, Integer.toString(FreePort.find()));
            }
        }
        return all;
    }

    private OsProcess launch() {
        starts++;
        Path output = logFiles().get(starts - 1);
        return OsProcess.start(NodeCommand.of(options, dataDir), options.environment(), output);
    }

    private static ReadyLine awaitReady(OsProcess process) {
        long deadline = System.nanoTime() + START_DEADLINE.toNanos();
        while (true) {
            @Nullable ReadyLine line = ReadyLine.find(process.outputText());
            if (line != null) {
                return line;
            }
            if (process.awaitExit(POLL)) {
                throw process.failure("The node ended with " + process.exitCode());
            }
            if (System.nanoTime() > deadline) {
                process.kill();
                throw process.failure("The node is not ready after " + START_DEADLINE);
            }
        }
    }
}
