package org.chatcluster.server.cluster;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The store of a node that is alone: it knows its sessions without one. Thread-safe. */
public final class LocalPresenceStore implements PresenceStore {
    private final Clock clock;

    /** A store whose time is that of {@code clock}. */
    public LocalPresenceStore(Clock clock) {
        this.clock = clock;
    }

    @Override
    public CompletionStage<Found> read(Collection<Integer> userIds) {
        return CompletableFuture.completedStage(new Found(Map.of(), clock.millis()));
    }

    @Override
    public CompletionStage<Void> put(Map<Integer, List<PresenceEntry>> entries) {
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<Void> remove(Map<Integer, List<PresenceEntry>> entries) {
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<Map<String, String>> leases(Collection<String> nodes) {
        return CompletableFuture.completedStage(Map.of());
    }

    @Override
    public CompletionStage<Void> renew(String node, String value, Duration ttl) {
        return CompletableFuture.completedStage(null);
    }
}
