package org.chatcluster.server.net;

import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The connections of one event loop, and the one timer that watches their deadlines. Confined to that event loop. */
final class LoopConnections {
    private static final long SWEEP_MILLIS = 250;

    private final EventLoop loop;
    private final List<ClientConnection> connections = new ArrayList<>();

    LoopConnections(EventLoop loop) {
        this.loop = loop;
        var unused = loop.scheduleWithFixedDelay(this::sweep, SWEEP_MILLIS, SWEEP_MILLIS, TimeUnit.MILLISECONDS);
    }

    void add(ClientConnection connection) {
        connection.place = connections.size();
        connections.add(connection);
    }

    void remove(ClientConnection connection) {
        // The last one takes its place, so that nothing is searched or moved.
        ClientConnection last = connections.remove(connections.size() - 1);
        if (last != connection) {
            last.place = connection.place;
            connections.set(last.place, last);
        }
    }

    private void sweep() {
        long now = loop.ticker().nanoTime();
        forEach(connection -> connection.checkDeadlines(now));
    }

    /** Does something with each connection, which may end it. */
    void forEach(Consumer<ClientConnection> action) {
        List.copyOf(connections).forEach(action);
    }
}
