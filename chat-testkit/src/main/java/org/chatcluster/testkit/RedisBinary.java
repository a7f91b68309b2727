package org.chatcluster.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import redis.embedded.core.ExecutableProvider;
import redis.embedded.model.OsArchitecture;

/** The Redis program that comes in a Maven artifact, unpacked once per user and version and kept. Stateless. */
final class RedisBinary {
    private RedisBinary() {}

    static Path unpack() {
        OsArchitecture here = OsArchitecture.detectOSandArchitecture();
        String resource = ExecutableProvider.newProvidedVersionsMap().get(here);
        if (resource == null) {
            throw new IllegalStateException("No Redis for " + here.os + " " + here.arch + " on the class path.");
        }
        // The names begin with a slash, as a class loader wants them.
        Path program = Path.of(
                System.getProperty("java.io.tmpdir"),
                "chat-testkit-" + System.getProperty("user.name"),
                resource.substring(1));
        try {
            if (!Files.isExecutable(program)) {
                unpackTo(program, resource);
            }
            return program;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Renames at the end: several builds may do this at once, and a half-written program must not be started. */
    private static void unpackTo(Path program, String resource) throws IOException {
        Files.createDirectories(program.toAbsolutePath().getParent());
        Path fresh = Files.createTempFile(program.toAbsolutePath().getParent(), "unpacking-", ".redis");
        try (InputStream bytes = ExecutableProvider.class.getResourceAsStream(resource)) {
            if (bytes == null) {
                throw new IllegalStateException("Not on the class path: " + resource);
            }
            Files.copy(bytes, fresh, StandardCopyOption.REPLACE_EXISTING);
        }
        if (!fresh.toFile().setExecutable(true)) {
            throw new IOException("Cannot make executable: " + fresh);
        }
        Files.move(fresh, program, StandardCopyOption.ATOMIC_MOVE);
    }
}
