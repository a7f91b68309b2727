package org.chatcluster.server.net;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import java.util.function.BooleanSupplier;

/**
 * Decides whether requests are read from a connection: only while nothing stands against it. Closes at once; opens in a task of
 * its own, because what has waited is handed over then, and whoever clears an obstacle may be in the middle of something. Confined
 * to its event loop.
 */
final class ReadGate implements BooleanSupplier {
    /** What can stand against reading. */
    enum Obstacle {
        /** A request that must be answered before the next one is looked at. */
        HOLD(1),
        /** The client does not read what it was sent. */
        NOT_WRITABLE(2),
        /** Enough requests wait for the database. */
        REQUESTS(4),
        /** Enough sends wait for their lane. */
        SENDS(8),
        /** The node stops. */
        DRAINING(16);

        private final int bit;

        Obstacle(int bit) {
            this.bit = bit;
        }
    }

    private final Channel channel;
    /** A bit for each; a set would be an object more for each connection. */
    private int obstacles;

    ReadGate(Channel channel) {
        this.channel = channel;
    }

    /** Whether requests may be read. */
    boolean isOpen() {
        return obstacles == 0;
    }

    /** {@link #isOpen}, for whoever knows no obstacles. */
    @Override
    public boolean getAsBoolean() {
        return isOpen();
    }

    /** Whether this stands against reading. */
    boolean has(Obstacle obstacle) {
        return (obstacles & obstacle.bit) != 0;
    }

    /** Notes whether something stands against reading. */
    void set(Obstacle obstacle, boolean present) {
        if (present == has(obstacle)) {
            return;
        }
        obstacles ^= obstacle.bit;
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
