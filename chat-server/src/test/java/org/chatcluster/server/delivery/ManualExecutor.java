package org.chatcluster.server.delivery;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Runs its tasks when it is told to, one after the other. Tasks may come from any thread. */
public final class ManualExecutor implements Executor {
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private boolean full;

    @Override
    public synchronized void execute(Runnable task) {
        if (full) {
            throw new RejectedExecutionException("full");
        }
        tasks.add(task);
    }

    /** Whether it accepts no further task. */
    public synchronized void full(boolean isFull) {
        full = isFull;
    }

    /** The number of tasks that wait. */
    public synchronized int size() {
        return tasks.size();
    }

    /** Runs the oldest task; false if there is none. */
    public boolean runOne() {
        Runnable task;
        synchronized (this) {
            task = tasks.poll();
        }
        if (task == null) {
            return false;
        }
        task.run();
        return true;
    }

    /** Runs tasks until there is none. */
    public void runAll() {
        boolean more = true;
        while (more) {
            more = runOne();
        }
    }
}
