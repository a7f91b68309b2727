package org.chatcluster.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A real Redis as a process of its own that keeps nothing on disk: after {@link #kill} or {@link #stop} it comes back empty. Thread-safe.
 */
public final class RedisServer implements AutoCloseable {
    private static final Duration START_DEADLINE = Duration.ofMinutes(1);
    private static final Duration STOP_DEADLINE = Duration.ofMinutes(1);
    private static final Duration POLL = Duration.ofMillis(20);

    private final Path program;
    private final Path dir;
    private final int port;
    private volatile OsProcess process;

    private RedisServer(Path program, Path dir, int port) {
        this.program = program;
        this.dir = dir;
        this.port = port;
        this.process = launch();
    }

    /** A server that answers. */
    public static RedisServer start() {
        return start(FreePort.find());
    }

    /** A server that answers on this port of the loopback address. */
    public static RedisServer start(int port) {
        Path program = RedisBinary.unpack();
        Path dir = TempDir.create("chat-redis-");
        try {
            RedisServer server = new RedisServer(program, dir, port);
            server.awaitReady();
            return server;
        } catch (RuntimeException e) {
            TempDir.delete(dir);
            throw e;
        }
    }

    /** The value for {@code --redis-url}, the same after {@link #restart}. */
    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    /** The port of the loopback address, the same after {@link #restart}. */
    public int port() {
        return port;
    }

    /** Its number in the operating system, a new one after {@link #restart}. */
    public long pid() {
        return process.pid();
    }

    /** Whether the process has not ended. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Ends the server in order. */
    public void stop() {
        process.terminate(STOP_DEADLINE);
    }

    /** Ends the server with {@code kill -9}. */
    public void kill() {
        process.kill();
    }

    /** Freezes the server (SIGSTOP): connections stay open and nothing answers. */
    public void pause() {
        process.signal("STOP");
    }

    /** Ends what {@link #pause} began. */
    public void resume() {
        process.signal("CONT");
    }

    /** Removes every key. Subscriptions stay. */
    public void flushAll() {
        try {
            String answer = RedisCommand.ask(url(), "FLUSHALL");
            if (!answer.equals("+OK")) {
                throw new IllegalStateException("FLUSHALL got " + answer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the server again, after {@link #stop} or {@link #kill}, empty and on the same port. */
    public void restart() {
        if (process.isAlive()) {
            throw new IllegalStateException("The server is running.");
        }
        process = launch();
        awaitReady();
    }

    /** Where its log is. */
    public Path logFile() {
        return process.output();
    }

    @Override
    public void close() {
        process.kill();
        TempDir.delete(dir);
    }

    private OsProcess launch() {
        List<String> command = List.of(
                program.toString(),
                "--port",
                Integer.toString(port),
                "--bind",
                "127.0.0.1",
                "--dir",
                dir.toString(),
                "--save",
                "",
                "--appendonly",
                "no");
        return OsProcess.start(command, Map.of(), dir.resolve("server.log"));
    }

    private void awaitReady() {
        long deadline = System.nanoTime() + START_DEADLINE.toNanos();
        while (!answers()) {
            if (process.awaitExit(POLL)) {
                throw process.failure("Redis ended with " + process.exitCode());
            }
            if (System.nanoTime() > deadline) {
                process.kill();
                throw process.failure("Redis does not answer after " + START_DEADLINE);
            }
        }
    }

    private boolean answers() {
        try {
            return RedisCommand.ask(url(), "PING").equals("+PONG");
        } catch (IOException e) {
            return false;
        }
    }
}
