package org.chatcluster.client;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** What a future of the client comes to, which must be soon. */
final class Outcome {
    private static final long BOUND_SECONDS = 60;

    private Outcome() {}

    static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(BOUND_SECONDS, TimeUnit.SECONDS);
    }

    static Throwable failure(CompletableFuture<?> future) {
        try {
            throw new AssertionError("succeeded: " + get(future));
        } catch (ExecutionException e) {
            return requireNonNull(e.getCause());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
