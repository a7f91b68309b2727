package org.chatcluster.server.presence;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.chatcluster.server.cluster.PresenceEntry;
import org.chatcluster.server.cluster.PresenceStore;

/** A store that all nodes of a test share, which can be away and lose everything. Confined to one thread. */
final class FakeStore implements PresenceStore {
    private final LongSupplier clock;
    private final Map<Integer, List<PresenceEntry>> entries = new HashMap<>();
    private final Map<String, String> leases = new HashMap<>();
    private final Map<String, Long> leaseEnds = new HashMap<>();
    private boolean away;

    FakeStore(LongSupplier clock) {
        this.clock = clock;
    }

    void setAway(boolean away) {
        this.away = away;
    }

    void flush() {
        entries.clear();
        leases.clear();
    }

    /** What is stored of a user. */
    List<PresenceEntry> entries(int userId) {
        return entries.getOrDefault(userId, List.of());
    }

    @Override
    public CompletionStage<Found> read(Collection<Integer> userIds) {
        Map<Integer, List<PresenceEntry>> found = new HashMap<>();
        for (int userId : userIds) {
            if (!entries(userId).isEmpty()) {
                found.put(userId, List.copyOf(entries(userId)));
            }
        }
        return answer(() -> new Found(found, clock.getAsLong()));
    }

    @Override
    public CompletionStage<Void> put(Map<Integer, List<PresenceEntry>> some) {
        return change(() -> some.forEach((userId, added) -> {
            List<PresenceEntry> all = entries.computeIfAbsent(userId, id -> new ArrayList<>());
            all.removeAll(added);
            all.addAll(added);
        }));
    }

    @Override
    public CompletionStage<Void> remove(Map<Integer, List<PresenceEntry>> some) {
        return change(() -> some.forEach((userId, removed) ->
                entries.getOrDefault(userId, new ArrayList<>()).removeAll(removed)));
    }

    @Override
    public CompletionStage<Map<String, String>> leases(Collection<String> nodes) {
        Map<String, String> found = new HashMap<>();
        for (String node : nodes) {
            if (leases.containsKey(node) && leaseEnds.getOrDefault(node, 0L) > clock.getAsLong()) {
                found.put(node, leases.getOrDefault(node, ""));
            }
        }
        return answer(() -> found);
    }

    @Override
    public CompletionStage<Void> renew(String node, String value, Duration ttl) {
        return change(() -> {
            leases.put(node, value);
            leaseEnds.put(node, clock.getAsLong() + ttl.toMillis());
        });
    }

    private CompletionStage<Void> change(Runnable change) {
        if (away) {
            return CompletableFuture.failedStage(new IllegalStateException("away"));
        }
        change.run();
        return CompletableFuture.completedStage(null);
    }

    private <T> CompletionStage<T> answer(Answer<T> answer) {
        return away
                ? CompletableFuture.failedStage(new IllegalStateException("away"))
                : CompletableFuture.completedStage(answer.get());
    }

    private interface Answer<T> {
        T get();
    }
}
