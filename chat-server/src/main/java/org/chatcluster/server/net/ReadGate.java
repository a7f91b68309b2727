package org.chatcluster.server.net;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import java.util.EnumSet;
import java.util.Set;

/**
 * Decides whether requests are read from a connection: only while nothing stands against it. Closes at once; opens in a task of
 * its own, because what has waited is handed over then, and whoever clears an obstacle may be in the middle of something. Confined
 * to its event loop.
 */
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

    /** Whether requests may be read. */
    boolean isOpen() {
        return obstacles.isEmpty();
    }

    /** Whether this stands against reading. */
    boolean has(Obstacle obstacle) {
        return obstacles.contains(obstacle);
    }

    /** Notes whether something stands against reading. */
    void set(Obstacle obstacle, boolean present) {
        boolean changed = present ? obstacles.add(obstacle) : obstacles.remove(obstacle);
        if (!changed) {
            return;
        }
        if (present) {
            channel.config().setAutoRead(false);
        } else if (isOpen()) {
            channel.eventLoop().execute(this::open);
        }
    }

    private void open() {
        if (isOpen()) {
            channel.config().setAutoRead(true);
            // An empty read cuts the frames that have arrived already.
            channel.pipeline().fireChannelRead(Unpooled.EMPTY_BUFFER).fireChannelReadComplete();
        }
    }
}
