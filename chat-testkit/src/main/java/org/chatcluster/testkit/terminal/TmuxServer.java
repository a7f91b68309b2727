package org.chatcluster.testkit.terminal;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.chatcluster.testkit.OsProcess;
import org.chatcluster.testkit.TempDir;

/**
 * A tmux server of its own, with a socket and a configuration that nobody else has. It ends with this JVM, however that ends.
 * {@link #close} ends it with all that runs in it. Thread-safe.
 */
final class TmuxServer implements AutoCloseable {
    /** The bell is counted in an option, so that a test can ask whether there was one. */
    private static final String CONFIG = """
            set -s escape-time 0
            set -s exit-empty off
            set -s set-clipboard on
            set -g status off
            set -g remain-on-exit on
            set -g history-limit 50000
            set -g default-terminal %s
            set -g @bells ''
            set -g bell-action any
            set -g monitor-bell on
            set-hook -g alert-bell 'set -ga @bells x'
            """;

    private static final Duration START_DEADLINE = Duration.ofMinutes(1);
    private static final Duration STOP_DEADLINE = Duration.ofMinutes(1);
    private static final Duration POLL = Duration.ofMillis(10);

    private final Path dir = TempDir.create("chat-tmux-");
    private final OsProcess process;

    TmuxServer() {
        try {
            Files.createDirectory(home());
            Files.writeString(dir.resolve("tmux.conf"), CONFIG.formatted(terminal()));
            // In the foreground, as a child that is watched.
            process = OsProcess.start(command(List.of("-D")), Map.of(), dir.resolve("tmux.log"));
            awaitAnswer();
        } catch (IOException e) {
            TempDir.delete(dir);
            throw new UncheckedIOException(e);
        }
    }

    /** Why tmux cannot be used here, or empty. */
    static Optional<String> whyMissing() {
        String path = System.getenv().getOrDefault("PATH", "");
        boolean found = Stream.of(path.split(File.pathSeparator, -1))
                .anyMatch(directory -> !directory.isEmpty() && Files.isExecutable(Path.of(directory, "tmux")));
        return found ? Optional.empty() : Optional.of("there is no tmux on this machine");
    }

    /** An empty directory that ends with the server. */
    Path home() {
        return dir.resolve("home");
    }

    /** Which terminal the programs in it are told to be on. */
    static String terminal() {
        Stream<Path> known = Stream.of("/etc/terminfo", "/lib/terminfo", "/usr/share/terminfo", "/usr/lib/terminfo")
                .map(directory -> Path.of(directory, "t", "tmux-256color"));
        return known.anyMatch(Files::exists) ? "tmux-256color" : "screen-256color";
    }

    /** Runs one command of tmux and returns what it prints. */
    String run(String... arguments) {
        return run(List.of(arguments), "");
    }

    /** Runs one command of tmux with something to read. */
    String run(List<String> arguments, String input) {
        Answer answer = ask(arguments, input);
        if (answer.exitCode != 0) {
            throw process.failure("tmux " + arguments.get(0) + ": " + answer.errors.strip());
        }
        return answer.output;
    }

    /** How one command of tmux ended. */
    private record Answer(int exitCode, String output, String errors) {}

    private Answer ask(List<String> arguments, String input) {
        try {
            Process started = new ProcessBuilder(command(arguments)).start();
            started.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
            started.getOutputStream().close();
            String output = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            String errors = new String(started.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(started.waitFor(), output, errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for tmux", e);
        }
    }

    /** Waits a moment; refuses when the server has ended. */
    void poll() {
        if (process.awaitExit(POLL)) {
            throw process.failure("tmux ended with " + process.exitCode());
        }
    }

    /**
     * By a command that starts no server itself. The socket is there a moment before the server listens to it, and who wants a new
     * session in that moment gets a server that nobody watches.
     */
    private void awaitAnswer() {
        long deadline = System.nanoTime() + START_DEADLINE.toNanos();
        while (ask(List.of("list-sessions"), "").exitCode != 0) {
            poll();
            if (System.nanoTime() > deadline) {
                process.kill();
                throw process.failure("tmux does not answer after " + START_DEADLINE);
            }
        }
    }

    private List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                "tmux",
                "-u",
                "-S",
                dir.resolve("socket").toString(),
                "-f",
                dir.resolve("tmux.conf").toString()));
        command.addAll(arguments);
        return command;
    }

    @Override
    public void close() {
        try {
            process.terminate(STOP_DEADLINE);
        } finally {
            TempDir.delete(dir);
        }
    }
}
