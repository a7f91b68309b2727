package org.chatcluster.client;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does the work on an {@link OutboxStore} in order on a thread of its own, so that the event loop does not wait for a disk; without a
 * store, where there is none, it is done at once. Methods are called on the event loop, except where they say otherwise.
 */
final class StoreThread {
    private static final Logger LOG = LoggerFactory.getLogger(StoreThread.class);

    private final @Nullable OutboxStore store;
    private final @Nullable ExecutorService thread;
    private final Executor loop;

    StoreThread(@Nullable OutboxStore store, Executor loop) {
        this.store = store;
        this.loop = loop;
        this.thread = store == null
                ? null
                : Executors.newSingleThreadExecutor(task -> {
                    Thread created = new Thread(task, "chat-client-store");
                    created.setDaemon(true);
                    return created;
                });
    }

    /** Opens the queue of an account, or null without a store. On the store's thread. */
    OutboxStore.@Nullable Queue open(int accountId) throws IOException {
        return store == null ? null : store.open(accountId);
    }

    /** Runs {@code work} after all work given before. */
    void run(Runnable work) {
        if (thread == null) {
            work.run();
            return;
        }
        try {
            thread.execute(work);
        } catch (RejectedExecutionException e) {
            LOG.debug("Work came after the end", e);
        }
    }

    /** Hands back to the event loop, or to {@code tooLate} if that has ended. On the store's thread. */
    void answer(Runnable task, Runnable tooLate) {
        if (thread == null) {
            task.run();
            return;
        }
        try {
            loop.execute(task);
        } catch (RejectedExecutionException e) {
            tooLate.run();
        }
    }

    /** As {@code outcome}, but only when all work given before it is done. Completes on the event loop. */
    <T> CompletableFuture<T> done(CompletableFuture<T> outcome) {
        CompletableFuture<Void> worked = new CompletableFuture<>();
        var unused = outcome.whenComplete((value, failure) -> afterWork(() -> worked.complete(null)));
        return worked.thenCompose(nothing -> outcome);
    }

    /** Runs {@code task} on the event loop when all work given before is done; at once after the end. */
    void afterWork(Runnable task) {
        if (thread == null) {
            task.run();
            return;
        }
        try {
            thread.execute(() -> answer(task, task));
        } catch (RejectedExecutionException e) {
            task.run();
        }
    }

    /** No more work; what was given is done. */
    void close() {
        if (thread != null) {
            thread.shutdown();
        }
    }
}
