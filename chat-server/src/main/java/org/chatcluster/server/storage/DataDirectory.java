package org.chatcluster.server.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.chatcluster.server.error.StorageException;
import org.jspecify.annotations.Nullable;

/** The data directory, held by a lock on its file {@code chat.lock} so that no other node uses it. Ends with the process at the latest. */
final class DataDirectory implements AutoCloseable {
    private final Path path;
    private final FileChannel lockFile;

    private DataDirectory(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    /** Makes the directory if need be, and takes it. */
    static DataDirectory open(Path path) {
        try {
            Files.createDirectories(path);
            return lock(path);
        } catch (IOException e) {
            throw new StorageException.CannotOpen(
                    "data.dir: " + path + " (expected a directory that can be written: " + reason(e) + ")", e);
        }
    }

    private static DataDirectory lock(Path path) throws IOException {
        FileChannel file =
                FileChannel.open(path.resolve("chat.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(file) == null) {
            file.close();
            throw new StorageException.CannotOpen(
                    "data.dir: " + path + " is in use by another node (expected one of its own for each)", null);
        }
        return new DataDirectory(path, file);
    }

    private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** The text of a file system's exception is often no more than a path. */
    private static String reason(IOException e) {
        return e.getClass().getSimpleName().replace("Exception", "");
    }

    Path database() {
        return path.resolve("chat.db");
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new StorageException("The lock on " + path + " could not be given up.", e);
        }
    }
}
