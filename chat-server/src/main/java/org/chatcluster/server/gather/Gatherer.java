package org.chatcluster.server.gather;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.chatcluster.server.error.StorageException;

/**
 * Reads for all who ask at the same time what each asks for alone: a statement costs the database more than the rows of an account. Nobody
 * waits for company: the first is asked for at once, and whoever comes meanwhile goes with the next. Thread-safe; does not block.
 */
public final class Gatherer<K, V> {
    /** While the answer to one is handed out, or is on its way from a database that is far, the other one reads. */
    private static final int READS_AT_ONCE = 2;
    /** An account among 32 costs a tenth of one alone; more would gain little and wait for each other longer. */
    private static final int KEYS_AT_ONCE = 32;

    private final Source<K, V> source;
    private final Executor executor;
    private final Queue<Question<K, V>> waiting = new ArrayDeque<>();
    private int reads;

    /** Where answers come from. */
    @FunctionalInterface
    public interface Source<K, V> {
        /** What there is under these keys, read after the call. Blocks. */
        Map<K, V> read(Collection<K> keys);
    }

    private record Question<K, V>(K key, CompletableFuture<Optional<V>> answer) {}

    /** Reads by {@code source} on {@code executor}, which may reject. */
    public Gatherer(Source<K, V> source, Executor executor) {
        this.source = source;
        this.executor = executor;
    }

    /** What there is under the key, if anything, read after the call. Completes on the executor. */
    public CompletionStage<Optional<V>> ask(K key) {
        Question<K, V> question = new Question<>(key, new CompletableFuture<>());
        boolean isNext;
        synchronized (waiting) {
            waiting.add(question);
            isNext = reads < READS_AT_ONCE;
            if (isNext) {
                reads++;
            }
        }
        if (isNext) {
            start();
        }
        return question.answer;
    }

    private void start() {
        try {
            executor.execute(this::readNext);
        } catch (RejectedExecutionException e) {
            fail(end(), e);
        }
    }

    private void readNext() {
        List<Question<K, V>> some = take(KEYS_AT_ONCE);
        if (!some.isEmpty()) {
            read(some);
        }
        if (goesOn()) {
            start();
        }
    }

    private void read(List<Question<K, V>> some) {
        Map<K, V> found;
        try {
            Set<K> keys = new LinkedHashSet<>();
            some.forEach(question -> keys.add(question.key));
            found = source.read(keys);
        } catch (StorageException.Unavailable e) {
            fail(some, e);
            // They have waited as long, and would wait as long again.
            fail(take(Integer.MAX_VALUE), e);
            return;
        } catch (RuntimeException | Error e) {
            if (some.size() > 1) {
                // Nobody suffers for what is wrong with another.
                some.forEach(question -> read(List.of(question)));
            } else {
                fail(some, e);
            }
            return;
        }
        some.forEach(question -> question.answer.complete(Optional.ofNullable(found.get(question.key))));
    }

    private List<Question<K, V>> take(int max) {
        synchronized (waiting) {
            List<Question<K, V>> some = new ArrayList<>(Math.min(max, waiting.size()));
            while (some.size() < max && !waiting.isEmpty()) {
                some.add(waiting.remove());
            }
            return some;
        }
    }

    private boolean goesOn() {
        synchronized (waiting) {
            if (waiting.isEmpty()) {
                reads--;
                return false;
            }
            return true;
        }
    }

    /** One read less; what waits then has nobody to read it, unless another is under way. */
    private List<Question<K, V>> end() {
        synchronized (waiting) {
            reads--;
            return reads == 0 ? take(Integer.MAX_VALUE) : List.of();
        }
    }

    private static <K, V> void fail(List<Question<K, V>> some, Throwable cause) {
        some.forEach(question -> question.answer.completeExceptionally(cause));
    }
}
