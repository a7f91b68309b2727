package org.chatcluster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OsGuardIT {
    @Test
    void ends_a_process_whose_jvm_was_killed(@TempDir Path dir) throws IOException {
        Path pidFile = dir.resolve("child.pid");
        OsProcess jvm = OsProcess.start(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Parent.class.getName(),
                        pidFile.toString()),
                Map.of(),
                dir.resolve("jvm.log"));
        try {
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(pidFile));
            long child = Long.parseLong(Files.readString(pidFile));
            assertThat(ProcessHandle.of(child)).isPresent();

            // Not OsProcess.kill, which ends descendants too.
            ProcessHandle.of(jvm.pid()).orElseThrow().destroyForcibly();

            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> ProcessHandle.of(child)
                            .filter(ProcessHandle::isAlive)
                            .isEmpty());
        } finally {
            jvm.kill();
        }
    }

    /** Starts a process and writes its number. */
    static final class Parent {
        private Parent() {}

        public static void main(String... arguments) throws Exception {
            Path pidFile = Path.of(arguments[0]);
            Path log = pidFile.resolveSibling("child.log");
            OsProcess child = OsProcess.start(List.of("/bin/sleep", "600"), Map.of(), log);
            Path fresh = Files.writeString(pidFile.resolveSibling("fresh.pid"), Long.toString(child.pid()));
            Files.move(fresh, pidFile);
            child.awaitExit(Duration.ofMinutes(10));
        }
    }
}
