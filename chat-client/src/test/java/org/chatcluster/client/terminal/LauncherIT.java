package org.chatcluster.client.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.chatcluster.client.terminal.script.CommandTree;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/chat} and the class-data archive that it makes, in a copy of the repository that has nothing to build. */
class LauncherIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private Path root;

    private Path jar;
    private Path caches;

    private record Result(int exit, String out, String err) {}

    @BeforeEach
    void copy() throws IOException {
        Files.createDirectories(root.resolve("bin"));
        for (String program : List.of("chat", "launch.bash")) {
            Files.copy(
                    Path.of("../bin", program),
                    root.resolve("bin").resolve(program),
                    StandardCopyOption.COPY_ATTRIBUTES);
        }
        jar = root.resolve("chat-client/target/chat-client.jar");
        Files.createDirectories(jar.getParent());
        Files.copy(Path.of("target/chat-client.jar"), jar);
        caches = root.resolve("cache");
    }

    private Process start(String run, String javaFlags) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(root.resolve("bin/chat").toString(), "--version")
                .redirectOutput(root.resolve(run + ".out").toFile())
                .redirectError(root.resolve(run + ".err").toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("XDG_CACHE_HOME", caches.toString());
        builder.environment().put("CHAT_JAVA_OPTS", javaFlags);
        return builder.start();
    }

    private Result result(String run, Process process) throws IOException, InterruptedException {
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return new Result(
                process.exitValue(),
                Files.readString(root.resolve(run + ".out")),
                Files.readString(root.resolve(run + ".err")));
    }

    private void runsAsEver(String javaFlags) throws IOException, InterruptedException {
        Result result = result("run", start("run", javaFlags));
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).startsWith("chat ").hasLineCount(1);
        assertThat(result.exit()).isZero();
    }

    private List<Path> cached() throws IOException {
        Path directory = caches.resolve("chatcluster");
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }

    /** The archive, once it is all that there is. */
    private Path archive() throws IOException {
        return await().atMost(PATIENCE)
                .until(
                        this::cached,
                        files -> files.size() == 1 && files.get(0).toString().endsWith(".jsa"))
                .get(0);
    }

    /** Where Java had the class from. */
    private static String sourceOf(Class<?> type, Path log) throws IOException {
        String mark = " " + type.getName() + " source: ";
        return Files.readAllLines(log).stream()
                .filter(line -> line.contains(mark))
                .map(line -> line.substring(line.indexOf(mark) + mark.length()))
                .findFirst()
                .orElse("nowhere");
    }

    private void write(Path archive, byte[] content) throws IOException {
        Files.delete(archive);
        Files.write(archive, content);
    }

    @Test
    void starts_at_once_make_one_archive_that_later_ones_use_until_the_jar_is_new() throws Exception {
        Process first = start("first", "");
        Process second = start("second", "");
        for (Result result : List.of(result("first", first), result("second", second))) {
            assertThat(result.err()).isEmpty();
            assertThat(result.out()).startsWith("chat ");
        }
        Path archive = archive();

        Path log = root.resolve("classes.log");
        runsAsEver("-Xlog:class+load:file=" + log);
        assertThat(sourceOf(CommandTree.class, log)).isEqualTo("shared objects file");

        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plusSeconds(2)));
        Files.writeString(archive, "");
        runsAsEver("");
        await().atMost(PATIENCE).until(() -> Files.size(archive()) > 0);
    }

    @Test
    void archive_that_is_damaged_or_cannot_be_made_costs_time_only() throws Exception {
        runsAsEver("");
        Path archive = archive();
        byte[] whole = Files.readAllBytes(archive);
        assertThat(whole).isNotEmpty();
        byte[] mangled = whole.clone();
        Arrays.fill(mangled, 0, 512, (byte) 'x');
        for (byte[] content :
                List.of(new byte[0], Arrays.copyOf(whole, 100), Arrays.copyOf(whole, whole.length / 2), mangled)) {
            write(archive, content);
            runsAsEver("");
        }
        caches = Files.createFile(root.resolve("no-directory"));
        runsAsEver("");
    }
}
