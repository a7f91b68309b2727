package org.chatcluster.server.presence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.chatcluster.server.cluster.Lease;
import org.chatcluster.server.cluster.NodeRef;
import org.chatcluster.server.cluster.PresenceEntry;
import org.chatcluster.server.cluster.PresenceStore;

/**
 * Reads who is logged in on other nodes: an entry counts while the lease lives under which it was written. Dead ones are removed by
 * whoever comes across them. Thread-safe; does not block.
 */
final class LiveEntries {
    /** For how long a lease that was seen is believed in. */
    private static final long LEASE_AGE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final NodeRef self;
    private final PresenceStore store;
    private final LongSupplier ticker;
    private final ConcurrentMap<String, Seen> leases = new ConcurrentHashMap<>();

    private record Seen(String value, long at) {}

    LiveEntries(NodeRef self, PresenceStore store, LongSupplier ticker) {
        this.self = self;
        this.store = store;
        this.ticker = ticker;
    }

    /** The living entries of some users that other nodes wrote, those without any left out. */
    CompletionStage<PresenceStore.Found> find(Collection<Integer> userIds) {
        return store.read(userIds).thenCompose(found -> {
            Map<String, String> believed = new HashMap<>();
            Set<String> doubtful = new HashSet<>();
            found.entries()
                    .values()
                    .forEach(entries -> entries.stream()
                            .filter(this::isForeign)
                            .map(PresenceEntry::lease)
                            .forEach(lease -> {
                                if (isBelieved(lease)) {
                                    believed.put(lease.node().name(), lease.value());
                                } else {
                                    doubtful.add(lease.node().name());
                                }
                            }));
            // Only what has just been read tells that something is dead: an entry may be newer than the lease that was
            // seen.
            return readLeases(doubtful).thenApply(values -> {
                believed.putAll(values);
                believed.keySet().removeIf(node -> doubtful.contains(node) && !values.containsKey(node));
                return sort(found, believed);
            });
        });
    }

    private boolean isBelieved(Lease lease) {
        Seen seen = leases.get(lease.node().name());
        return seen != null && seen.value.equals(lease.value()) && ticker.getAsLong() - seen.at < LEASE_AGE_NANOS;
    }

    private boolean isForeign(PresenceEntry entry) {
        return !entry.lease().node().equals(self);
    }

    /** Reads the leases of these nodes now. */
    CompletionStage<Map<String, String>> readLeases(Collection<String> nodes) {
        if (nodes.isEmpty()) {
            return CompletableFuture.completedStage(Map.of());
        }
        return store.leases(nodes).thenApply(values -> {
            long now = ticker.getAsLong();
            for (String node : nodes) {
                String value = values.get(node);
                if (value == null) {
                    leases.remove(node);
                } else {
                    leases.put(node, new Seen(value, now));
                }
            }
            return values;
        });
    }

    private PresenceStore.Found sort(PresenceStore.Found found, Map<String, String> values) {
        Map<Integer, List<PresenceEntry>> living = new HashMap<>();
        Map<Integer, List<PresenceEntry>> dead = new HashMap<>();
        found.entries().forEach((userId, entries) -> {
            for (PresenceEntry entry : entries) {
                String lease = values.get(entry.lease().node().name());
                if (isForeign(entry)) {
                    Map<Integer, List<PresenceEntry>> side =
                            entry.lease().value().equals(lease) ? living : dead;
                    side.computeIfAbsent(userId, id -> new ArrayList<>()).add(entry);
                }
            }
        });
        if (!dead.isEmpty()) {
            var unused = store.remove(dead);
        }
        return new PresenceStore.Found(living, found.timeMillis());
    }
}
