package org.chatcluster.server.delivery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.chatcluster.server.cluster.BusChannel;
import org.chatcluster.server.cluster.ClusterBus;
import org.chatcluster.server.packed.IntSet;
import org.jspecify.annotations.Nullable;

/** The channels of the bus that a session needs, from its login to its end. Thread-safe. */
public final class SessionChannels {
    private final ClusterBus bus;
    /** Users and, as negative numbers, groups. */
    private @Nullable IntSet heard;

    private boolean closed;

    SessionChannels(ClusterBus bus) {
        this.bus = bus;
    }

    /** Hears these too; done when everything that is published from then on comes in. */
    public CompletionStage<Void> hear(Collection<BusChannel> channels) {
        if (!bus.isShared()) {
            return CompletableFuture.completedStage(null);
        }
        List<CompletableFuture<Void>> stages = new ArrayList<>(channels.size());
        synchronized (this) {
            if (heard == null) {
                heard = new IntSet();
            }
            heard.reserve(heard.size() + channels.size());
            for (BusChannel channel : channels) {
                if (!closed && heard.add(number(channel))) {
                    stages.add(bus.subscribe(channel).toCompletableFuture());
                }
            }
        }
        return CompletableFuture.allOf(stages.toArray(CompletableFuture[]::new));
    }

    /** Needs a channel no more. */
    synchronized void leave(BusChannel channel) {
        if (heard != null && heard.remove(number(channel))) {
            bus.unsubscribe(channel);
        }
    }

    /** Needs none of them, nor any that is still asked for. */
    synchronized void close() {
        closed = true;
        if (heard != null) {
            heard.forEach(number -> bus.unsubscribe(channel(number)));
            heard = null;
        }
    }

    private static int number(BusChannel channel) {
        return switch (channel.kind()) {
            case USER -> channel.id();
            case GROUP -> -channel.id();
            case NODES -> throw new IllegalArgumentException("The channel of all nodes is no session's.");
        };
    }

    private static BusChannel channel(int number) {
        return number > 0 ? BusChannel.user(number) : BusChannel.group(-number);
    }
}
