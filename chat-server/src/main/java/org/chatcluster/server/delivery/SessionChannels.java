package org.chatcluster.server.delivery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.chatcluster.server.cluster.BusChannel;
import org.chatcluster.server.cluster.ClusterBus;

/** The channels of the bus that a session needs, from its login to its end. Thread-safe. */
public final class SessionChannels {
    private final ClusterBus bus;
    private final Set<BusChannel> heard = new HashSet<>(2);
    private boolean closed;

    SessionChannels(ClusterBus bus) {
        this.bus = bus;
    }

    /** Hears these too; done when everything that is published from then on comes in. */
    public CompletionStage<Void> hear(Collection<BusChannel> channels) {
        List<CompletableFuture<Void>> stages = new ArrayList<>(channels.size());
        synchronized (this) {
            for (BusChannel channel : channels) {
                if (!closed && heard.add(channel)) {
                    stages.add(bus.subscribe(channel).toCompletableFuture());
                }
            }
        }
        return CompletableFuture.allOf(stages.toArray(CompletableFuture[]::new));
    }

    /** Needs a channel no more. */
    synchronized void leave(BusChannel channel) {
        if (heard.remove(channel)) {
            bus.unsubscribe(channel);
        }
    }

    /** Needs none of them, nor any that is still asked for. */
    synchronized void close() {
        closed = true;
        heard.forEach(bus::unsubscribe);
        heard.clear();
    }
}
