package org.chatcluster.server.message;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** A timer whose time passes when it is told to. Confined to one thread. */
public final class ManualTimer extends AbstractExecutorService implements ScheduledExecutorService {
    private final PriorityQueue<Task> tasks = new PriorityQueue<>();
    private long nowMillis;
    private long count;

    /** Lets time pass and runs what is due, each at its time. */
    public void advanceMillis(long millis) {
        long end = nowMillis + millis;
        while (!tasks.isEmpty() && tasks.peek().dueMillis <= end) {
            Task next = tasks.remove();
            nowMillis = Math.max(nowMillis, next.dueMillis);
            next.run();
        }
        nowMillis = end;
    }

    /** The time that has passed. */
    public long nowMillis() {
        return nowMillis;
    }

    /** The number of tasks that wait. */
    public int size() {
        return tasks.size();
    }

    @Override
    public void execute(Runnable command) {
        var unused = schedule(command, 0, TimeUnit.MILLISECONDS);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        Task task = new Task(command, nowMillis + unit.toMillis(delay), count++);
        tasks.add(task);
        return task;
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long initial, long period, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long initial, long delay, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void shutdown() {
        tasks.clear();
    }

    @Override
    public List<Runnable> shutdownNow() {
        List<Runnable> left = new ArrayList<>(tasks);
        tasks.clear();
        return left;
    }

    @Override
    public boolean isShutdown() {
        return false;
    }

    @Override
    public boolean isTerminated() {
        return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return false;
    }

    private static final class Task extends FutureTask<Void> implements ScheduledFuture<Void> {
        private final long dueMillis;
        private final long order;

        Task(Runnable command, long dueMillis, long order) {
            super(command, null);
            this.dueMillis = dueMillis;
            this.order = order;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(dueMillis, TimeUnit.MILLISECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            Task task = (Task) other;
            int byTime = Long.compare(dueMillis, task.dueMillis);
            return byTime == 0 ? Long.compare(order, task.order) : byTime;
        }
    }
}
