package org.chatcluster.testkit.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.chatcluster.testkit.TempDir;
import org.jspecify.annotations.Nullable;

/** The directory that keeps the rows, for one program at a time. Confined to one thread. */
final class DemoDirectory implements AutoCloseable {
    private static final String MARK = "demo-cluster.lock";

    private final Path path;
    private final FileChannel lock;

    private DemoDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Takes the directory; {@code fresh} deletes what earlier runs left, and nothing where there was no earlier run. */
    static DemoDirectory open(Path wanted, boolean fresh) throws IOException {
        Path path = wanted.toAbsolutePath().normalize();
        Path mark = path.resolve(MARK);
        if (Files.isDirectory(path) && !Files.exists(mark) && !isEmpty(path)) {
            throw new IllegalStateException(
                    path + " is not empty and not of an earlier run; choose another --data-dir.");
        }
        Files.createDirectories(path);
        FileChannel channel = FileChannel.open(mark, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        @Nullable FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            throw new IllegalStateException("Another demo-cluster runs on " + path + ".");
        }
        Path rows = path.resolve("mariadb");
        if (fresh) {
            TempDir.delete(rows);
        }
        return new DemoDirectory(Files.createDirectories(rows), channel);
    }

    /** Where the database keeps its rows. */
    Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (var entries = Files.list(directory)) {
            return entries.findAny().isEmpty();
        }
    }
}
