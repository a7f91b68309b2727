package org.chatcluster.testkit;

import java.util.ArrayDeque;
import java.util.Deque;

/** What was started one on the other, and ends in reverse order, all of it even if a part fails to. Confined to its thread. */
public final class Parts implements AutoCloseable {
    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    /** Ends {@code part} with the others. */
    public <T extends AutoCloseable> T add(T part) {
        started.push(part);
        return part;
    }

    @Override
    public void close() {
        RuntimeException failure = null;
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception e) {
                failure = failure == null ? new IllegalStateException("Not all has ended.") : failure;
                failure.addSuppressed(e);
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
