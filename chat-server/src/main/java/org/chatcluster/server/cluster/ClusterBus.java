package org.chatcluster.server.cluster;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Carries news between the nodes of a cluster, as far as it can: nothing is kept for a node that does not listen, and nobody is
 * told that something was lost but by {@link Doubt}. Thread-safe; no method blocks, but {@link #close}.
 */
public interface ClusterBus extends AutoCloseable {
    /** Messages for one channel, which arrive together and in this order. */
    record Publication(BusChannel channel, List<BusMessage> messages) {}

    /** Whether there may be other nodes at all; if not, nothing need be made for publishing. */
    boolean isShared();

    /** Whether what is published now is likely to arrive. */
    boolean isConnected();

    /** Begins to hear. Once. */
    void start(BusListener listener);

    /**
     * Hears a channel until {@link #unsubscribe} has been called as often as this. Done when everything that is published from
     * then on is heard; at once where that is so already, and while the bus is away, for then {@link Doubt} will be raised.
     */
    CompletionStage<Void> subscribe(BusChannel channel);

    /** Takes one {@link #subscribe} back. */
    void unsubscribe(BusChannel channel);

    /** Publishes what it can. */
    void publish(Collection<Publication> publications);

    /** Publishes one message. */
    default void publish(BusChannel channel, BusMessage message) {
        publish(List.of(new Publication(channel, List.of(message))));
    }

    @Override
    void close();
}
