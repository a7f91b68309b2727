package org.chatcluster.client.terminal.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Where the client keeps what belongs to this person alone: a directory of XDG_STATE_HOME that nobody else can read. Immutable. */
public record StateDirectory(Path path) {
    private static final Set<PosixFilePermission> OWNER_FILE =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final Set<PosixFilePermission> OWNER_DIRECTORY = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    /** The directory that {@code environment} and {@code home} lead to. */
    public static StateDirectory of(Map<String, String> environment, Path home) {
        return new StateDirectory(Xdg.state(environment, home));
    }

    /** A file there, made empty and private if it is not there. */
    public Path privateFile(String name) throws IOException {
        Path file = path.resolve(name);
        makeDirectory(file);
        if (!Files.exists(file)) {
            Files.createFile(file);
        }
        restrict(file, OWNER_FILE);
        return file;
    }

    /** Writes a private file, whole or not at all. */
    public void write(String name, String content) throws IOException {
        Path file = path.resolve(name);
        Path directory = makeDirectory(file);
        Path written = Files.createTempFile(directory, "new", null);
        try {
            restrict(written, OWNER_FILE);
            Files.writeString(written, content);
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    private Path makeDirectory(Path file) throws IOException {
        Path directory = file.getParent() == null ? path : file.getParent();
        Files.createDirectories(directory);
        restrict(path, OWNER_DIRECTORY);
        restrict(directory, OWNER_DIRECTORY);
        return directory;
    }

    private static void restrict(Path path, Set<PosixFilePermission> permissions) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, permissions);
        }
    }
}
