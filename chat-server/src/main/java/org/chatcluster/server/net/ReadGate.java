package org.chatcluster.server.net;

import io.netty.channel.Channel;
import java.util.EnumSet;
import java.util.Set;

/** Decides whether requests are read from a connection: only while nothing stands against it. Confined to its event loop. */
final class ReadGate {
    /** What can stand against reading. */
    enum Obstacle {
        /** A request that must be answered before the next one is looked at. */
        HOLD,
        /** The client does not read what it was sent. */
        NOT_WRITABLE,
        /** Enough requests wait for the database. */
        REQUESTS,
        /** Enough sends wait for their lane. */
        SENDS,
        /** The node stops. */
        DRAINING
    }

    private final Channel channel;
    private final Set<Obstacle> obstacles = EnumSet.noneOf(Obstacle.class);

    ReadGate(Channel channel) {
        this.channel = channel;
    }

    /** Whether requests are being read. */
    boolean isOpen() {
        return obstacles.isEmpty();
    }

    /** Notes whether something stands against reading. Opening may hand over waiting requests at once: do it last. */
    void set(Obstacle obstacle, boolean present) {
        boolean changed = present ? obstacles.add(obstacle) : obstacles.remove(obstacle);
        if (changed) {
            channel.config().setAutoRead(obstacles.isEmpty());
        }
    }
}
