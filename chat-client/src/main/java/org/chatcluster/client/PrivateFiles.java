package org.chatcluster.client;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files and directories that nobody but the owner can read, from the moment they are made. */
public final class PrivateFiles {
    private static final FileAttribute<Set<PosixFilePermission>> FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<Set<PosixFilePermission>> DIRECTORY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private PrivateFiles() {}

    static FileChannel open(Path file, OpenOption... options) throws IOException {
        return isPosix(file) ? FileChannel.open(file, Set.of(options), FILE) : FileChannel.open(file, options);
    }

    /** Makes a file, or takes from others what they may do with the one that is there. */
    public static void createFile(Path file) throws IOException {
        open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE).close();
        restrict(file, FILE);
    }

    /** Makes a file in {@code directory} whose name nothing else has. */
    public static Path createTempFile(Path directory) throws IOException {
        return isPosix(directory)
                ? Files.createTempFile(directory, "new", null, FILE)
                : Files.createTempFile(directory, "new", null);
    }

    /** Makes a directory and those that lead to it, or takes from others what they may do with the one that is there. */
    public static void createDirectories(Path directory) throws IOException {
        if (isPosix(directory)) {
            Files.createDirectories(directory, DIRECTORY);
        } else {
            Files.createDirectories(directory);
        }
        restrict(directory, DIRECTORY);
    }

    /** Puts {@code fresh}, which is written, in the place of {@code file}: one of the two is there, and whole, also after a power loss. */
    public static void replace(Path fresh, Path file) throws IOException {
        try (FileChannel written = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        keepName(file);
    }

    /** Has the disk know the name of a file, which what is in it is lost without; where directories can be told to. */
    static void keepName(Path file) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory != null && isPosix(directory)) {
            try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
                names.force(true);
            }
        }
    }

    private static void restrict(Path path, FileAttribute<Set<PosixFilePermission>> permissions) throws IOException {
        if (isPosix(path)) {
            Files.setPosixFilePermissions(path, permissions.value());
        }
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
