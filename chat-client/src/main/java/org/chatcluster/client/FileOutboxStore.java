package org.chatcluster.client;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Keeps messages in private files, one journal for each server, device and account, which one client at a time can have. The
 * lock is a file of its own, because a journal is replaced when it is written anew. Immutable.
 */
public final class FileOutboxStore implements OutboxStore {
    private static final int HASH_CHARACTERS = 32;

    private final Path directory;
    private final String place;

    /** Keeps what clients of {@code config} send in {@code directory}, which is made when it is needed. */
    public FileOutboxStore(Path directory, ClientConfig config) {
        this.directory = directory;
        this.place = config.host() + "\n" + config.port() + "\n" + config.device() + "\n";
    }

    @Override
    public Queue open(int accountId) throws IOException {
        PrivateFiles.createDirectories(directory);
        String name = hash(place + accountId);
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

    /** A file name for whatever host and device are called. */
    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH_CHARACTERS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
