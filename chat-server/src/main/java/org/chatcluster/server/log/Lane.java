package org.chatcluster.server.log;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.chatcluster.common.protocol.ErrorCode;
import org.chatcluster.server.error.ChatException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that commits the messages of its conversations: takes all that waits, writes it in one statement, takes the next.
 * It never waits for more, so that batches grow by themselves under load and a single message is not delayed.
 */
final class Lane {
    /** Measured: larger batches gain nothing more. */
    private static final int MAX_ROWS = 512;
    /** Characters of text in a batch, so that it stays far below the packet limit of every database. */
    private static final int MAX_CHARACTERS = 256 * 1024;

    private static final long POLL_MILLIS = 100;
    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

    private final LaneQueue queue = new LaneQueue();
    private final Thread thread;
    private final BatchWriter writer;
    private final AppendListener listener;
    private final LogMeter meter;
    /** Taken out of the queue for the next batches. */
    private final Deque<Append> taken = new ArrayDeque<>();

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

    void heard(Conversation conversation, long seq) {
        writer.heard(conversation, seq);
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
        while (!taken.isEmpty() || !finishing || !queue.isEmpty()) {
            take();
            if (!taken.isEmpty()) {
                write(nextBatch());
            }
            writer.lookAfterUncertain();
            tell();
        }
    }

    /** Takes as many as a batch may have; waits a moment where there are none. */
    private void take() {
        try {
            if (taken.isEmpty()) {
                queue.take(MAX_ROWS, POLL_MILLIS, taken);
            } else {
                queue.drainTo(MAX_ROWS - taken.size(), taken);
            }
        } catch (InterruptedException e) {
            LOG.warn("{} was interrupted and goes on; it ends when the log is closed.", thread.getName());
        }
    }

    private List<Append> nextBatch() {
        List<Append> batch = new ArrayList<>(taken.size());
        int characters = 0;
        while (!taken.isEmpty()) {
            characters += taken.element().text().length();
            if (characters > MAX_CHARACTERS && !batch.isEmpty()) {
                return batch;
            }
            batch.add(taken.remove());
        }
        return batch;
    }

    private void write(List<Append> batch) {
        try {
            writer.write(batch);
        } catch (RuntimeException | Error e) {
            LOG.error("A batch failed in a way that is not foreseen.", e);
            refuse(batch);
        }
        if (writer.gaveUp()) {
            meter.commitUnavailable();
            refuseWaiting();
        }
    }

    /** Whatever has become of the rest of the batch: what is committed is told. */
    private void tell() {
        try {
            List<Append> committed = writer.takeCommitted();
            if (!committed.isEmpty()) {
                listener.committed(committed);
            }
            Map<Conversation, Long> found = writer.takeFound();
            if (!found.isEmpty()) {
                listener.found(found);
            }
        } catch (RuntimeException | Error e) {
            LOG.error("Committed messages could not be told of.", e);
        }
    }

    /** The database has been away too long: what waits is answered now, in its order, and forgotten. */
    private void refuseWaiting() {
        List<Append> waiting = new ArrayList<>(taken);
        taken.clear();
        queue.drainTo(Integer.MAX_VALUE, waiting);
        refuse(waiting);
    }

    private static void refuse(List<Append> appends) {
        for (Append append : appends) {
            if (append.outcome() == Append.Outcome.PENDING) {
                append.refuse(new ChatException(ErrorCode.UNAVAILABLE));
            }
        }
    }
}
