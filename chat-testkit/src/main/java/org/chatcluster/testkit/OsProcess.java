package org.chatcluster.testkit;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A running process whose output goes to a file. It does not outlive this JVM: a shutdown hook ends it with its descendants, and a
 * guard where no hook runs. Thread-safe.
 */
public final class OsProcess {
    private static final Duration END_DEADLINE = Duration.ofMinutes(1);
    private static final int TAIL_LINES = 40;

    private final Process process;
    private final Path output;

    private OsProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> destroyWithDescendants(process), "end-process-" + process.pid()));
        OsGuard.watch(process);
    }

    /** Starts {@code command} and appends all that it prints to {@code output}. */
    public static OsProcess start(List<String> command, Map<String, String> environment, Path output) {
        return start(new ProcessBuilder(command).redirectErrorStream(true), environment, output);
    }

    /** Starts {@code command} and appends what it prints to {@code output}, its errors to a file of their own. */
    public static OsProcess start(List<String> command, Map<String, String> environment, Path output, Path errors) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(Redirect.appendTo(errors.toFile()));
        return start(builder, environment, output);
    }

    private static OsProcess start(ProcessBuilder builder, Map<String, String> environment, Path output) {
        builder.redirectOutput(Redirect.appendTo(output.toFile())).redirectInput(new File("/dev/null"));
        // A node takes its configuration from such variables, and those of the build are not meant for it.
        builder.environment().keySet().removeIf(name -> name.startsWith("CHAT_") || name.equals("JAVA_TOOL_OPTIONS"));
        builder.environment().putAll(environment);
        try {
            return new OsProcess(builder.start(), output);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + builder.command().get(0), e);
        }
    }

    /** Runs {@code command} to its end and refuses every exit code but 0. */
    public static void run(List<String> command, Path output, Duration deadline) {
        OsProcess started = start(command, Map.of(), output);
        if (!started.awaitExit(deadline)) {
            started.kill();
            throw started.failure(command.get(0) + " did not end within " + deadline);
        }
        if (started.exitCode() != 0) {
            throw started.failure(command.get(0) + " ended with " + started.exitCode());
        }
    }

    /** Its number in the operating system. */
    public long pid() {
        return process.pid();
    }

    /** Whether it has not ended. A paused process is alive. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** What it returned, once it has ended. */
    public int exitCode() {
        return process.exitValue();
    }

    /** Waits for its end, or until {@code deadline} has passed; tells whether it has ended. */
    public boolean awaitExit(Duration deadline) {
        try {
            return process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for process " + pid(), e);
        }
    }

    /** Asks it to end (SIGTERM) and waits until it has; a process that is too slow is killed, and that is an error. */
    public void terminate(Duration deadline) {
        process.destroy();
        if (!awaitExit(deadline)) {
            kill();
            throw failure("Process " + pid() + " did not end within " + deadline + " of SIGTERM");
        }
    }

    /** Ends it and its descendants at once (SIGKILL) and waits until they are gone. */
    public void kill() {
        destroyWithDescendants(process);
        if (!awaitExit(END_DEADLINE)) {
            throw failure("Process " + pid() + " is still there after SIGKILL");
        }
    }

    /** Sends a signal by name, as in {@code STOP}. */
    public void signal(String name) {
        try {
            int code = new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " " + pid())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            if (code != 0) {
                throw failure("Cannot send " + name + " to process " + pid());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Where it prints to. */
    public Path output() {
        return output;
    }

    /** Everything that it has printed. */
    public String outputText() {
        try {
            return new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An error that shows the last lines of the output. */
    public IllegalStateException failure(String what) {
        List<String> lines = outputText().lines().toList();
        String tail = String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
        return new IllegalStateException(what + "; the end of " + output + ":\n" + tail);
    }

    private static void destroyWithDescendants(Process process) {
        List<ProcessHandle> descendants = process.descendants().toList();
        process.destroyForcibly();
        descendants.forEach(ProcessHandle::destroyForcibly);
    }
}
