package org.chatcluster.testkit.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The thread that all clients live on. {@link #call} and {@link #close} are for other threads. */
final class LoadLoop implements AutoCloseable {
    private static final long TICK_MILLIS = 10;

    private final Selector selector;
    private final List<LoadClient> clients;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final ByteBuffer scratch = ByteBuffer.allocateDirect(1 << 18);
    private final Thread thread;
    private volatile boolean closed;

    LoadLoop(List<LoadClient> clients) {
        try {
            this.selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.clients = List.copyOf(clients);
        this.thread = new Thread(this::run, "load-clients");
        thread.setDaemon(true);
        thread.start();
    }

    /** Runs {@code task} on the loop's thread and waits for its result. */
    <T> T call(Callable<T> task) {
        CompletableFuture<T> result = new CompletableFuture<>();
        tasks.add(() -> {
            try {
                result.complete(task.call());
            } catch (Exception e) {
                result.completeExceptionally(e);
            }
        });
        selector.wakeup();
        if (!thread.isAlive()) {
            throw new IllegalStateException("The load loop has ended.");
        }
        try {
            return result.join();
        } catch (CompletionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (selector) {
            while (!closed) {
                selector.select(key -> ((LoadClient) key.attachment()).ready(key, scratch), TICK_MILLIS);
                for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                    task.run();
                }
                long now = System.nanoTime();
                for (LoadClient client : clients) {
                    client.turn(selector, now);
                }
            }
            clients.forEach(LoadClient::close);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
