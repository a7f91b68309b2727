package org.chatcluster.client.terminal.command;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.chatcluster.client.ChatClientException;

/** Waits for answers, and for other things that come later, on the thread of the person who asked for them. */
public final class Answers {
    private Answers() {}

    /** The answer, or what it failed with, a {@link ChatClientException} where a server was asked; every future of the client ends in time. */
    public static <T> T await(CompletableFuture<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
