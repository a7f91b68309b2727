package org.chatcluster.client;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands events to the listener on a thread of its own, in order. When more than {@value #PAUSE_AT} wait, reading from the server
 * stops until {@value #RESUME_AT} are left, so that a slow listener costs no memory. Methods are called on the client's event loop.
 */
final class Delivery {
    static final int PAUSE_AT = 1_024;
    static final int RESUME_AT = 256;

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    private final ClientListener listener;
    private final Executor loop;
    private final AtomicInteger waiting = new AtomicInteger();
    private final ExecutorService thread;
    /** Written on the event loop only. */
    private boolean paused;

    private Consumer<Boolean> reading = on -> {};

    Delivery(ClientListener listener, Executor loop) {
        this.listener = listener;
        this.loop = loop;
        this.thread = Executors.newSingleThreadExecutor(task -> {
            Thread created = new Thread(task, "chat-client-listener");
            created.setDaemon(true);
            return created;
        });
    }

    /** What stops reading from the server (false) and starts it again. */
    void onPause(Consumer<Boolean> action) {
        reading = action;
    }

    void post(Consumer<ClientListener> event) {
        if (waiting.incrementAndGet() > PAUSE_AT && !paused) {
            paused = true;
            reading.accept(false);
        }
        execute(() -> {
            call(event);
            if (waiting.decrementAndGet() == RESUME_AT) {
                loop.execute(this::resume);
            }
        });
    }

    private void resume() {
        if (paused) {
            paused = false;
            reading.accept(true);
        }
    }

    private void call(Consumer<ClientListener> event) {
        try {
            event.accept(listener);
        } catch (RuntimeException e) {
            LOG.error("The listener failed", e);
        }
    }

    private void execute(Runnable task) {
        try {
            thread.execute(task);
        } catch (RejectedExecutionException e) {
            LOG.debug("An event came after the end", e);
        }
    }

    /** Runs {@code task} on the event loop when the listener has had everything posted so far, or will not have it any more. */
    void afterPosted(Runnable task) {
        Marker marker = new Marker(task, loop);
        try {
            thread.execute(marker);
        } catch (RejectedExecutionException e) {
            marker.run();
        }
    }

    /** As {@code outcome}, but only when the listener has had everything posted before it. */
    <T> CompletableFuture<T> heard(CompletableFuture<T> outcome) {
        CompletableFuture<Void> posted = new CompletableFuture<>();
        var unused = outcome.whenComplete((value, failure) -> afterPosted(() -> posted.complete(null)));
        return posted.thenCompose(nothing -> outcome);
    }

    /** What waits between the events; handed back even if these are dropped. */
    private record Marker(Runnable task, Executor loop) implements Runnable {
        @Override
        public void run() {
            try {
                loop.execute(task);
            } catch (RejectedExecutionException e) {
                // The loop has ended, and with it all that the task could be in the way of.
                task.run();
            }
        }
    }

    /** Whether the listener is so far behind that reading has stopped. */
    boolean paused() {
        return paused;
    }

    /** No more events; hands on those that were posted. False if the listener is not done with them within {@code bound}. */
    boolean close(Duration bound) throws InterruptedException {
        thread.shutdown();
        return thread.awaitTermination(bound.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ends now: what the listener has not had is dropped. */
    void abort() {
        for (Runnable dropped : thread.shutdownNow()) {
            if (dropped instanceof Marker marker) {
                marker.run();
            }
        }
    }
}
