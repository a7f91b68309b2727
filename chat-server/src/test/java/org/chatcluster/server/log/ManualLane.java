package org.chatcluster.server.log;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** A lane that writes when it is told to, with time of its own. Confined to one thread. */
public final class ManualLane implements Appender {
    private final ManualPauses pauses = new ManualPauses();
    private final BatchWriter writer;
    private final AppendListener listener;
    private final Deque<Append> queue = new ArrayDeque<>();
    private boolean full;

    /** A lane that writes to {@code dao} and tells {@code listener}. */
    public ManualLane(MessageDao dao, AppendListener listener, Clock clock) {
        this.writer = new BatchWriter(dao, clock, pauses, LogMeter.NONE);
        this.listener = listener;
    }

    @Override
    public boolean offer(Append append) {
        return !full && queue.add(append);
    }

    /** Whether nothing more is taken. */
    public void full(boolean isFull) {
        full = isFull;
    }

    /** The appends that wait. */
    public int waiting() {
        return queue.size();
    }

    /** Writes at most so many of those that wait, in one batch, and tells of it. */
    public void write(int most) {
        hold(most).run();
    }

    /** Writes everything that waits. */
    public void writeAll() {
        write(queue.size());
    }

    /** Lets some seconds pass without a message. */
    public void idle() {
        pauses.advanceMillis(5_000);
        writer.lookAfterUncertain();
        write(0);
    }

    /** Writes at most so many of those that wait; running the result tells of it. */
    public Runnable hold(int most) {
        List<Append> batch = new ArrayList<>();
        while (batch.size() < most && !queue.isEmpty()) {
            batch.add(queue.remove());
        }
        if (!batch.isEmpty()) {
            writer.write(batch);
        }
        List<Append> committed = writer.takeCommitted();
        Map<Conversation, Long> found = writer.takeFound();
        return () -> {
            if (!committed.isEmpty()) {
                listener.committed(committed);
            }
            if (!found.isEmpty()) {
                listener.found(found);
            }
        };
    }
}
