package org.chatcluster.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Hands calls over to the client's event loop. Thread-safe. */
final class LoopCalls {
    private final Executor loop;

    LoopCalls(Executor loop) {
        this.loop = loop;
    }

    /** What {@code action} comes to on the event loop; failures are {@link ChatClientException}s. */
    <T> CompletableFuture<T> ask(Supplier<CompletableFuture<T>> action) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Runnable task = () -> {
            var unused = action.get().whenComplete((value, failure) -> {
                if (failure == null) {
                    result.complete(value);
                } else {
                    result.completeExceptionally(ChatClientException.of(failure));
                }
            });
        };
        run(task, result::completeExceptionally);
        return result;
    }

    /** Runs {@code task} on the event loop, or {@code whenClosed} here if that has ended. */
    void run(Runnable task, Consumer<NotConnectedException> whenClosed) {
        try {
            loop.execute(task);
        } catch (RejectedExecutionException e) {
            whenClosed.accept(new NotConnectedException("The client is closed."));
        }
    }
}
