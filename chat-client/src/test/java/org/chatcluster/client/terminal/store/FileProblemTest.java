package org.chatcluster.client.terminal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileProblemTest {
    @TempDir
    Path home;

    private static IOException failure(ThrowingCallable attempt) {
        return catchThrowableOfType(IOException.class, attempt);
    }

    @Test
    void says_what_is_wrong_without_the_names_of_classes() throws Exception {
        Path file = home.resolve("file");
        IOException missing = failure(() -> Files.readString(file));
        assertThat(FileProblem.of(missing)).isEqualTo("there is no such file");
        assertThat(FileProblem.withFile(missing)).isEqualTo(file + ": there is no such file");
        Files.write(file, new byte[] {(byte) 0xff});
        assertThat(FileProblem.withFile(failure(() -> Files.readString(file)))).isEqualTo("it is not UTF-8");
        assertThat(FileProblem.withFile(failure(() -> Files.createDirectories(file))))
                .isEqualTo(file + ": it is there, but not a directory");
        assertThat(FileProblem.of(failure(() -> Files.createDirectories(file.resolve("in")))))
                .isEqualTo("Not a directory");
        assertThat(FileProblem.withFile(new AccessDeniedException("tokens"))).isEqualTo("tokens: permission denied");
        assertThat(FileProblem.withFile(new IOException("Input/output error"))).isEqualTo("Input/output error");
        assertThat(FileProblem.of(new IOException())).isEqualTo("the system does not say why");
    }
}
