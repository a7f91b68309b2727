package org.chatcluster.server.log;

import java.util.Collection;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What waits for a lane: bounded in number and in text, for messages may be short or long. Many threads offer, one takes. */
final class LaneQueue {
    /** Appends that may wait. With 150-byte messages about a second of work. */
    static final int CAPACITY = 16_384;
    /** Characters of text that may wait, at most twice as many bytes of heap. */
    static final long MAX_CHARACTERS = 16L << 20;

    private final BlockingQueue<Append> appends = new ArrayBlockingQueue<>(CAPACITY);
    private final AtomicLong characters = new AtomicLong();

    /** False if too much is waiting. */
    boolean offer(Append append) {
        int length = append.text().length();
        if (characters.addAndGet(length) <= MAX_CHARACTERS && appends.offer(append)) {
            return true;
        }
        characters.addAndGet(-length);
        return false;
    }

    /** The next one, or null. */
    @Nullable
    Append poll() {
        return taken(appends.poll());
    }

    /** The next one, or null if none comes in time. */
    @Nullable
    Append poll(long millis) throws InterruptedException {
        return taken(appends.poll(millis, TimeUnit.MILLISECONDS));
    }

    /** Moves all that waits. */
    void drainTo(Collection<Append> target) {
        for (Append append = poll(); append != null; append = poll()) {
            target.add(append);
        }
    }

    int size() {
        return appends.size();
    }

    boolean isEmpty() {
        return appends.isEmpty();
    }

    private @Nullable Append taken(@Nullable Append append) {
        if (append != null) {
            characters.addAndGet(-append.text().length());
        }
        return append;
    }
}
