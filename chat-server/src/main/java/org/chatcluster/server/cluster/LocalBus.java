package org.chatcluster.server.cluster;

import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The bus of a node that is alone. Thread-safe. */
public final class LocalBus implements ClusterBus {
    @Override
    public boolean isShared() {
        return false;
    }

    @Override
    public boolean isConnected() {
        return true;
    }

    @Override
    public void start(BusListener listener) {
        // Nobody else publishes.
    }

    @Override
    public CompletionStage<Void> subscribe(BusChannel channel) {
        return CompletableFuture.completedStage(null);
    }

    @Override
    public void unsubscribe(BusChannel channel) {
        // Nothing was subscribed to.
    }

    @Override
    public void publish(Collection<Publication> publications) {
        // Nobody else hears.
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
