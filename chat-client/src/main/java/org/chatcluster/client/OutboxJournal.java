package org.chatcluster.client;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that messages are added to by a line, and taken from by another line. It is written anew without what was taken when it is
 * opened, and when more than {@value #MAX_DEAD_LINES} lines are of no use any more; it is emptied when nothing is left. A last line
 * that a crash has cut off is dropped: its message was never said to be kept. Confined to one thread.
 */
final class OutboxJournal implements OutboxStore.Queue {
    static final int MAX_DEAD_LINES = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(OutboxJournal.class);

    private final Path file;
    private final FileChannel lock;
    private final JournalLines lines = new JournalLines();
    private final Map<Long, StoredMessage> live = new LinkedHashMap<>();
    private FileChannel channel;
    /** Of what is whole; a line that could not be written is written over by the next. */
    private long sizeBytes;

    private int deadLines;

    /** The journal in {@code file}, made if it is not there. Closes {@code lock} when it is closed, not when this fails. */
    static OutboxJournal open(Path file, FileChannel lock) throws IOException {
        boolean isThere = Files.exists(file);
        byte[] content = isThere ? Files.readAllBytes(file) : new byte[0];
        JournalLines.Content found = JournalLines.read(content, file);
        OutboxJournal journal = new OutboxJournal(file, lock, PrivateFiles.open(file, CREATE, WRITE));
        try {
            if (!isThere) {
                PrivateFiles.keepName(file);
            }
            found.live().forEach(message -> journal.live.put(message.request().cid(), message));
            journal.sizeBytes = found.wholeBytes();
            journal.deadLines = found.deadLines();
            journal.channel.truncate(found.wholeBytes());
            if (found.deadLines() > 0) {
                journal.compact();
            }
            return journal;
        } catch (IOException e) {
            journal.channel.close();
            throw e;
        }
    }

    private OutboxJournal(Path file, FileChannel lock, FileChannel channel) {
        this.file = file;
        this.lock = lock;
        this.channel = channel;
    }

    @Override
    public List<StoredMessage> messages() {
        return new ArrayList<>(live.values());
    }

    @Override
    public void add(StoredMessage message) throws IOException {
        long cid = message.request().cid();
        if (!live.containsKey(cid)) {
            append(lines.added(message), true);
            live.put(cid, message);
        }
    }

    @Override
    public void remove(long cid) throws IOException {
        if (live.remove(cid) == null) {
            return;
        }
        if (live.isEmpty()) {
            clear();
            return;
        }
        append(lines.ended(cid), false);
        deadLines += 2;
        if (deadLines > MAX_DEAD_LINES && deadLines > live.size()) {
            compact();
        }
    }

    private void append(ByteBuffer line, boolean force) throws IOException {
        int length = line.remaining();
        try {
            write(channel, line, sizeBytes);
            if (force) {
                channel.force(false);
            }
        } catch (IOException e) {
            cutBack(e);
            throw e;
        }
        sizeBytes += length;
    }

    private void cutBack(IOException cause) {
        try {
            channel.truncate(sizeBytes);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    private static void write(FileChannel to, ByteBuffer bytes, long position) throws IOException {
        long at = position;
        while (bytes.hasRemaining()) {
            at += to.write(bytes, at);
        }
    }

    /** Writes what is left to a new file and puts it in the place of the old one, which stays in use if the disk is full. */
    private void compact() throws IOException {
        if (live.isEmpty()) {
            clear();
            return;
        }
        deadLines = 0;
        ByteBuffer content = lines.added(live.values());
        long length = content.remaining();
        FileChannel next;
        try {
            next = written(content);
        } catch (IOException e) {
            LOG.warn("The stored messages could not be written anew", e);
            return;
        }
        FileChannel old = channel;
        channel = next;
        sizeBytes = length;
        old.close();
        PrivateFiles.keepName(file);
    }

    private FileChannel written(ByteBuffer content) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        FileChannel next = PrivateFiles.open(fresh, CREATE, TRUNCATE_EXISTING, WRITE);
        try {
            write(next, content, 0);
            next.force(true);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return next;
        } catch (IOException e) {
            next.close();
            Files.deleteIfExists(fresh);
            throw e;
        }
    }

    @Override
    public void clear() throws IOException {
        live.clear();
        channel.truncate(0);
        sizeBytes = 0;
        deadLines = 0;
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            lock.close();
        }
    }
}
