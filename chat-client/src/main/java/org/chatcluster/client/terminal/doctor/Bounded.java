package org.chatcluster.client.terminal.doctor;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits no longer than a hop may take. */
final class Bounded {
    private Bounded() {}

    /** The outcome of {@code future}; throws what it failed with. */
    static <T> T await(CompletableFuture<T> future, Duration bound)
            throws InterruptedException, TimeoutException, ExecutionException {
        return future.get(bound.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Calls what cannot be interrupted, on a thread that may be left behind. */
    static <T> T call(Callable<T> task, Duration bound)
            throws InterruptedException, TimeoutException, ExecutionException {
        CompletableFuture<T> outcome = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        outcome.complete(task.call());
                    } catch (Exception e) {
                        outcome.completeExceptionally(e);
                    }
                },
                "chat-doctor");
        thread.setDaemon(true);
        thread.start();
        return await(outcome, bound);
    }
}
