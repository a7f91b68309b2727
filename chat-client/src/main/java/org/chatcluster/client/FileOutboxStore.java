package org.chatcluster.client;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps messages in private files, one journal for each server, device and account, which one client at a time can have. The
 * lock is a file of its own, because a journal is replaced when it is written anew. Immutable.
 */
public final class FileOutboxStore implements OutboxStore {
    private final Path directory;
    private final FileNames names;

    /** Keeps what clients of {@code config} send in {@code directory}, which is made when it is needed. */
    public FileOutboxStore(Path directory, ClientConfig config) {
        this.directory = directory;
        this.names = new FileNames(config);
    }

    @Override
    public Queue open(int accountId) throws IOException {
        PrivateFiles.createDirectories(directory);
        String name = names.of(Integer.toString(accountId));
        FileChannel lock = PrivateFiles.open(
                directory.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            lock(lock);
            return OutboxJournal.open(directory.resolve(name + ".jsonl"), lock);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static void lock(FileChannel channel) throws IOException {
        boolean locked;
        try {
            locked = channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            locked = false;
        }
        if (!locked) {
            throw new IOException("Another client has the stored messages of this account and device.");
        }
    }
}
