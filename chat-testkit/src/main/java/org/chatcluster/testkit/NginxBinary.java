package org.chatcluster.testkit;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The nginx that is installed on this machine, if it is, and how it is called. */
final class NginxBinary {
    private static final Duration CHECK_DEADLINE = Duration.ofSeconds(20);
    /** Where Debian has it, which is not in the path of an ordinary user. */
    private static final String SYSTEM_DIRECTORY = "/usr/sbin";

    private NginxBinary() {}

    static Path config(Path dir) {
        return dir.resolve("nginx.conf");
    }

    static Path pidFile(Path dir) {
        return dir.resolve("nginx.pid");
    }

    /** Runs it in the foreground with the configuration and the pid file in {@code dir}. */
    static List<String> command(Path dir) {
        Path binary = find().orElseThrow(() -> new IllegalStateException("There is no nginx on this machine."));
        String directives = "daemon off; pid " + pidFile(dir) + ";";
        return List.of(binary.toString(), "-e", "stderr", "-c", config(dir).toString(), "-g", directives);
    }

    /** Why nginx cannot be used here, or empty. */
    static Optional<String> whyMissing() {
        Optional<Path> binary = find();
        if (binary.isEmpty()) {
            return Optional.of("there is no nginx on this machine");
        }
        Path dir = TempDir.create("chat-nginx-");
        try {
            Files.writeString(config(dir), "include /etc/nginx/modules-enabled/*.conf;\nevents {}\nstream {}\n");
            List<String> command =
                    Stream.concat(command(dir).stream(), Stream.of("-t")).toList();
            OsProcess check = OsProcess.start(command, Map.of(), dir.resolve("check.log"));
            if (!check.awaitExit(CHECK_DEADLINE)) {
                check.kill();
                throw check.failure("nginx -t did not end within " + CHECK_DEADLINE);
            }
            if (check.exitCode() == 0) {
                return Optional.empty();
            }
            if (check.outputText().contains("unknown directive \"stream\"")) {
                return Optional.of("nginx has no stream module (libnginx-mod-stream on Debian)");
            }
            throw check.failure("nginx -t ended with " + check.exitCode());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            TempDir.delete(dir);
        }
    }

    private static Optional<Path> find() {
        String path = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + SYSTEM_DIRECTORY;
        return Stream.of(path.split(File.pathSeparator, -1))
                .filter(directory -> !directory.isEmpty())
                .map(directory -> Path.of(directory, "nginx"))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
