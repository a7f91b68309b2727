package org.chatcluster.client;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Brings a client to its end, step by step: the server is told what was received, what has no outcome is given up or left in the
 * store, and the listener hears the rest. Each step is waited for, but not for ever. On the thread of who closes the client.
 */
final class Ending {
    static final Duration BOUND = Duration.ofSeconds(3);

    private final LoopCalls calls;
    private final SessionKeeper keeper;
    private final StoreThread disk;
    private final Delivery delivery;

    Ending(LoopCalls calls, SessionKeeper keeper, StoreThread disk, Delivery delivery) {
        this.calls = calls;
        this.keeper = keeper;
        this.disk = disk;
        this.delivery = delivery;
    }

    void run() {
        CompletableFuture<Void> flushed = new CompletableFuture<>();
        calls.run(() -> keeper.flush(() -> flushed.complete(null)), flushed::completeExceptionally);
        boolean calm = isDoneInTime(flushed);
        CompletableFuture<Void> left = new CompletableFuture<>();
        calls.run(() -> leave(left), left::completeExceptionally);
        if (!isDoneInTime(left) || !calm || !isHeardInTime()) {
            delivery.abort();
        }
    }

    /** On the event loop. */
    private void leave(CompletableFuture<Void> left) {
        keeper.close();
        disk.afterWork(() -> left.complete(null));
        disk.close();
    }

    private boolean isHeardInTime() {
        try {
            return delivery.close(BOUND);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean isDoneInTime(CompletableFuture<Void> step) {
        try {
            step.get(BOUND.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }
}
