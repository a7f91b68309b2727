package org.chatcluster.server;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.chatcluster.common.net.EventLoops;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every thread of a node but the lanes. Thread-safe. */
final class Threads {
    /** Requests that may wait; further ones are told to come again. */
    private static final int MAX_REQUESTS_WAITING = 4_096;
    /** Passwords that may wait, some ten seconds of work. */
    private static final int MAX_HASHES_WAITING = 512;

    private static final int PAGE_THREADS = 2;
    private static final int TIMER_THREADS = 2;
    private static final long STOP_SECONDS = 3;
    private static final Duration LOOP_ANSWERS_WITHIN = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(Threads.class);

    private final int cores = Runtime.getRuntime().availableProcessors();
    private final EventLoopGroup boss = EventLoops.newGroup("chat-boss", 1);
    private final MultiThreadIoEventLoopGroup workers = EventLoops.newGroup("chat-io", cores);
    private final List<EventLoop> loops = new ArrayList<>();
    private final ThreadPoolExecutor requests;
    private final ThreadPoolExecutor hashing = pool("chat-hash", Math.max(1, cores / 2), MAX_HASHES_WAITING);
    private final ExecutorService pages = Executors.newFixedThreadPool(PAGE_THREADS, factory("chat-page"));
    private final ExecutorService memberships = Executors.newSingleThreadExecutor(factory("chat-membership"));
    private final ExecutorService checks = Executors.newSingleThreadExecutor(factory("chat-check"));
    private final ScheduledExecutorService presence =
            Executors.newSingleThreadScheduledExecutor(factory("chat-presence"));
    private final ScheduledExecutorService timer =
            Executors.newScheduledThreadPool(TIMER_THREADS, factory("chat-timer"));

    Threads(int requestThreads) {
        requests = pool("chat-request", requestThreads, MAX_REQUESTS_WAITING);
        workers.forEach(loop -> loops.add((EventLoop) loop));
    }

    EventLoopGroup boss() {
        return boss;
    }

    EventLoopGroup workers() {
        return workers;
    }

    List<EventLoop> loops() {
        return List.copyOf(loops);
    }

    /** For what asks the database; bounded, rejects when full. */
    Executor requests() {
        return requests;
    }

    /** For what hashes passwords; bounded, rejects when full. */
    Executor hashing() {
        return hashing;
    }

    /** For reading the log for sessions that are behind, at most one page for each at a time. */
    Executor pages() {
        return pages;
    }

    /** For reading memberships one after the other. */
    Executor memberships() {
        return memberships;
    }

    /** For comparing the sessions with the database, one round at a time. */
    Executor checks() {
        return checks;
    }

    /** For keeping in mind who is where, one task at a time. */
    ScheduledExecutorService presence() {
        return presence;
    }

    ScheduledExecutorService timer() {
        return timer;
    }

    int requestsWaiting() {
        return requests.getQueue().size();
    }

    int hashesWaiting() {
        return hashing.getQueue().size();
    }

    /** Does something again and again, with a pause; a failure is logged. */
    void every(Duration pause, Runnable task) {
        Runnable guarded = () -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.warn("A task of the timer failed and comes again: {}", e.toString());
            }
        };
        var unused = timer.scheduleWithFixedDelay(guarded, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Does something on a thread of its own, and goes on without it when it takes longer than {@code limit}. */
    void within(Duration limit, Runnable task) {
        Thread thread = factory("chat-last").newThread(task);
        thread.start();
        try {
            thread.join(limit.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether every event loop answers within some seconds. */
    boolean loopsAnswer() {
        CompletableFuture<?>[] answers = loops.stream()
                .map(loop -> CompletableFuture.runAsync(() -> {}, loop))
                .toArray(CompletableFuture<?>[]::new);
        return CompletableFuture.allOf(answers)
                .completeOnTimeout(null, LOOP_ANSWERS_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                .thenApply(ignored -> List.of(answers).stream().allMatch(CompletableFuture::isDone))
                .join();
    }

    /** Waits for the requests that are being worked on. */
    void finishRequests() {
        timer.shutdown();
        finish(requests);
        finish(hashing);
    }

    /** Ends every thread. */
    void stop() {
        finishRequests();
        List<Runnable> unused = presence.shutdownNow();
        finish(memberships);
        finish(checks);
        finish(pages);
        workers.shutdownGracefully(0, STOP_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly();
        boss.shutdownGracefully(0, STOP_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    private static void finish(ExecutorService pool) {
        pool.shutdown();
        try {
            if (!pool.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                pool.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ThreadPoolExecutor pool(String name, int threads, int maxWaiting) {
        return new ThreadPoolExecutor(
                threads, threads, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(maxWaiting), factory(name));
    }

    private static DefaultThreadFactory factory(String name) {
        return new DefaultThreadFactory(name, true);
    }
}
