package org.chatcluster.client;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Time that passes when a test says so. Confined to one thread. */
final class ManualTimers implements Timers {
    private final Set<Task> tasks =
            new TreeSet<>(Comparator.comparingLong(Task::at).thenComparingLong(Task::number));
    private long nowMillis = 1_000_000;
    private long nextNumber;

    private record Task(long at, long number, Runnable action) {}

    @Override
    public long nowMillis() {
        return nowMillis;
    }

    @Override
    public Timer after(long delayMillis, Runnable task) {
        Task added = new Task(nowMillis + delayMillis, nextNumber++, task);
        tasks.add(added);
        return () -> tasks.remove(added);
    }

    void pass(long millis) {
        long end = nowMillis + millis;
        Optional<Task> due = dueBy(end);
        while (due.isPresent()) {
            tasks.remove(due.get());
            nowMillis = due.get().at();
            due.get().action().run();
            due = dueBy(end);
        }
        nowMillis = end;
    }

    private Optional<Task> dueBy(long end) {
        return tasks.stream().findFirst().filter(task -> task.at() <= end);
    }

    int waiting() {
        return tasks.size();
    }
}
