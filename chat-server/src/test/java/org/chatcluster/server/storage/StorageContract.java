package org.chatcluster.server.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.chatcluster.server.account.NameKey;
import org.chatcluster.server.log.Conversation;
import org.chatcluster.server.log.StoredMessage;

/** What the contracts have in common. Tests share one database and keep apart by users of their own. */
abstract class StorageContract {
    private static final AtomicLong UNIQUE = new AtomicLong();
    private static final long DEADLINE_SECONDS = 60;

    private final Supplier<OpenStore> store;

    StorageContract(Supplier<OpenStore> store) {
        this.store = store;
    }

    final OpenStore store() {
        return store.get();
    }

    final Database database() {
        return store.get().database();
    }

    final int newUser() {
        String name = "user-" + UNIQUE.incrementAndGet();
        return database().accounts().create(name, NameKey.of(name), "hash", 1).orElseThrow();
    }

    static long newCid() {
        return UNIQUE.incrementAndGet();
    }

    static StoredMessage message(Conversation conversation, long seq, int senderId, String text) {
        return new StoredMessage(conversation, seq, senderId, newCid(), 1_000 + seq, text);
    }

    /** {@code count} messages of one sender from {@code firstSeq} on. */
    static List<StoredMessage> messages(Conversation conversation, long firstSeq, int count, int senderId) {
        List<StoredMessage> messages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            messages.add(message(conversation, firstSeq + i, senderId, "text " + (firstSeq + i)));
        }
        return messages;
    }

    /** Runs all of them at the same moment and answers what each returned. */
    static <T> List<T> atOnce(List<Callable<T>> calls) {
        ExecutorService threads = Executors.newFixedThreadPool(calls.size());
        try {
            CyclicBarrier start = new CyclicBarrier(calls.size());
            List<Future<T>> futures = new ArrayList<>();
            for (Callable<T> call : calls) {
                futures.add(threads.submit(() -> {
                    start.await(DEADLINE_SECONDS, TimeUnit.SECONDS);
                    return call.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get(DEADLINE_SECONDS, TimeUnit.SECONDS));
            }
            return results;
        } catch (ExecutionException e) {
            throw new AssertionError("A call failed.", e.getCause());
        } catch (Exception e) {
            throw new AssertionError(e);
        } finally {
            threads.shutdownNow();
        }
    }
}
