package org.chatcluster.server.log;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

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

    /** Waits for something, not longer than {@code millis}, and moves it and what else there is, at most so many, to {@code target}. */
    void take(int most, long millis, Collection<Append> target) throws InterruptedException {
        Append first = appends.poll(millis, TimeUnit.MILLISECONDS);
        if (first != null) {
            characters.addAndGet(-first.text().length());
            target.add(first);
            drainTo(most - 1, target);
        }
    }

    /** Moves what there is, at most so many, to {@code target}: under one lock, which those who offer want too. */
    void drainTo(int most, Collection<Append> target) {
        List<Append> drained = new ArrayList<>();
        appends.drainTo(drained, most);
        long length = 0;
        for (Append append : drained) {
            length += append.text().length();
        }
        characters.addAndGet(-length);
        target.addAll(drained);
    }

    int size() {
        return appends.size();
    }

    boolean isEmpty() {
        return appends.isEmpty();
    }
}
