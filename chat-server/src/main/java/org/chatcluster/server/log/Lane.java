package org.chatcluster.server.log;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.chatcluster.common.protocol.ErrorCode;
import org.chatcluster.server.error.ChatException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that commits the messages of its conversations: takes all that waits, writes it in one statement, takes the next.
 * It never waits for more, so that batches grow by themselves under load and a single message is not delayed.
 */
final class Lane {
    /** Appends that may wait. With 150-byte messages about a second of work. */
    static final int QUEUE_CAPACITY = 16_384;
    /** Measured: larger batches gain nothing more. */
    private static final int MAX_ROWS = 512;
    /** Characters of text in a batch, so that it stays far below the packet limit of every database. */
    private static final int MAX_CHARACTERS = 256 * 1024;

    private static final long POLL_MILLIS = 100;
    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

    private final BlockingQueue<Append> queue = new ArrayBlockingQueue<>(QUEUE_CAPACITY);
    private final Thread thread;
    private final BatchWriter writer;
    private final AppendListener listener;
    private final LogMeter meter;
    private volatile boolean finishing;

    Lane(String name, BatchWriter writer, AppendListener listener, LogMeter meter) {
        this.writer = writer;
        this.listener = listener;
        this.meter = meter;
        thread = new Thread(this::run, name);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    boolean offer(Append append) {
        return !finishing && queue.offer(append);
    }

    int waiting() {
        return queue.size();
    }

    boolean isAlive() {
        return thread.isAlive();
    }

    void finish() {
        finishing = true;
    }

    void join(long deadlineNanos) {
        try {
            thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadlineNanos - System.nanoTime())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        Append next = null;
        while (next != null || !finishing || !queue.isEmpty()) {
            if (next == null) {
                next = poll();
            }
            if (next != null) {
                List<Append> batch = new ArrayList<>();
                next = fill(batch, next);
                write(batch);
            }
        }
    }

    private @Nullable Append poll() {
        try {
            return queue.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            LOG.warn("{} was interrupted and goes on; it ends when the log is closed.", thread.getName());
            return null;
        }
    }

    /** Fills the batch with what waits and answers the append that did not fit any more. */
    private @Nullable Append fill(List<Append> batch, Append first) {
        int characters = 0;
        for (Append append = first; append != null; append = queue.poll()) {
            characters += append.text().length();
            if (batch.size() == MAX_ROWS || (characters > MAX_CHARACTERS && !batch.isEmpty())) {
                return append;
            }
            batch.add(append);
        }
        return null;
    }

    private void write(List<Append> batch) {
        try {
            List<Append> committed = writer.write(batch);
            if (!committed.isEmpty()) {
                listener.committed(committed);
            }
            if (writer.gaveUp()) {
                meter.commitUnavailable();
                refuseWaiting();
            }
        } catch (RuntimeException | Error e) {
            LOG.error("A batch failed in a way that is not foreseen.", e);
            for (Append append : batch) {
                if (append.outcome() == Append.Outcome.PENDING) {
                    append.refuse(new ChatException(ErrorCode.UNAVAILABLE));
                }
            }
        }
    }

    /** The database has been away too long: what waits is answered now, and forgotten. */
    private void refuseWaiting() {
        List<Append> waiting = new ArrayList<>();
        queue.drainTo(waiting);
        waiting.forEach(append -> append.refuse(new ChatException(ErrorCode.UNAVAILABLE)));
    }
}
