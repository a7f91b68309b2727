package org.chatcluster.client.terminal.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.chatcluster.client.terminal.store.StateDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogsTest {
    @TempDir
    private Path home;

    private Path log(long pid) throws IOException {
        return Logs.file(new StateDirectory(home), pid);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("logs"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void each_process_has_a_private_file_of_its_own() throws IOException {
        Path one = log(1);
        Files.writeString(one, "of the first");
        Path two = log(2);
        assertThat(two).isEmptyFile().isNotEqualTo(one);
        assertThat(one).hasContent("of the first");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(two)))
                .isEqualTo("rw-------");
    }

    @Test
    void those_that_were_written_to_last_are_kept() throws IOException {
        for (int pid = 1; pid <= Logs.MAX_FILES; pid++) {
            Files.setLastModifiedTime(log(pid), FileTime.fromMillis(1_000L * pid));
        }
        Files.setLastModifiedTime(home.resolve("logs/2.log"), FileTime.fromMillis(1_000_000));
        Path newest = log(77);
        log(1);
        assertThat(names())
                .hasSize(Logs.MAX_FILES)
                .contains("1.log", "2.log", "77.log")
                .doesNotContain("3.log");
        assertThat(newest).exists();
    }
}
