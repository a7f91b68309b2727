package org.chatcluster.bench.floor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chatcluster.testkit.OsProcess;
import org.chatcluster.testkit.TempDir;

/** A program of this module in a JVM of its own, which says what it has to say as lines {@code name=value}. Thread-safe. */
final class ChildJvm implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(20);

    private final Path dir;
    private final OsProcess process;

    private ChildJvm(Path dir, OsProcess process) {
        this.dir = dir;
        this.process = process;
    }

    static ChildJvm start(Class<?> program, List<String> arguments) {
        Path dir = TempDir.create("chat-floor-");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dio.netty.allocator.type=pooled",
                "-Dslf4j.internal.verbosity=ERROR",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        command.addAll(arguments);
        return new ChildJvm(dir, OsProcess.start(command, Map.of(), dir.resolve("output"), dir.resolve("errors")));
    }

    long pid() {
        return process.pid();
    }

    /** What it has printed when it has ended. */
    Map<String, String> awaitEnd(Duration deadline) {
        if (!process.awaitExit(deadline) || process.exitCode() != 0) {
            throw failure("did not end well within " + deadline);
        }
        return printed();
    }

    /** A value, as soon as it has printed it. */
    String await(String name, Duration deadline) {
        long end = System.nanoTime() + deadline.toNanos();
        while (true) {
            boolean ended = process.awaitExit(POLL);
            Optional<String> value = Optional.ofNullable(printed().get(name));
            if (value.isPresent()) {
                return value.get();
            }
            if (ended || System.nanoTime() - end > 0) {
                throw failure("did not tell " + name + " within " + deadline);
            }
        }
    }

    private Map<String, String> printed() {
        Map<String, String> values = new LinkedHashMap<>();
        String text = process.outputText();
        // A line without an end is still being written.
        text.substring(0, text.lastIndexOf('\n') + 1).lines().forEach(line -> {
            int equals = line.indexOf('=');
            if (equals > 0) {
                values.put(line.substring(0, equals), line.substring(equals + 1));
            }
        });
        return values;
    }

    private IllegalStateException failure(String what) {
        try {
            return new IllegalStateException("Process " + pid() + " " + what + ":\n" + process.outputText()
                    + Files.readString(dir.resolve("errors")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.kill();
        TempDir.delete(dir);
    }
}
