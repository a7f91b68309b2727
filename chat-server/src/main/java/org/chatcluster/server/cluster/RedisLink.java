package org.chatcluster.server.cluster;

import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.api.StatefulConnection;
import io.netty.channel.EventLoop;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to Redis that comes again whenever it is lost, each time as a new one: what was under way on the old one has failed, and
 * what was subscribed to there is gone. Confined to the thread of its {@link Redis}.
 */
final class RedisLink<C extends StatefulConnection<?, ?>> {
    private static final long MIN_PAUSE_MILLIS = 50;
    /** Random, so that the nodes of a cluster do not come all at once. */
    private static final long MAX_PAUSE_MILLIS = 450;

    private static final Logger LOG = LoggerFactory.getLogger(RedisLink.class);

    private final EventLoop loop;
    private final Supplier<CompletionStage<C>> connector;
    private final Listener<C> listener;
    private @Nullable C connection;
    private String problem = "not connected yet";
    private boolean closed;

    /** Is told, on the thread of the link, what becomes of it. */
    interface Listener<C> {
        void connected(C connection);

        void disconnected();
    }

    RedisLink(EventLoop loop, Supplier<CompletionStage<C>> connector, Listener<C> listener) {
        this.loop = loop;
        this.connector = connector;
        this.listener = listener;
    }

    /** Connects, for ever if need be. Once. */
    void start() {
        connect();
    }

    /** What there is at the moment. */
    @Nullable
    C connection() {
        return connection;
    }

    /** In one sentence, why the last connection was lost or could not be made. */
    String problem() {
        return problem;
    }

    /** Gives up the connection, if there is one, and makes another. */
    void renew(String why) {
        C old = connection;
        if (old != null) {
            lost(old, why);
        }
    }

    /** Ends the connection for good. */
    void close() {
        closed = true;
        C old = connection;
        connection = null;
        if (old != null) {
            var unused = old.closeAsync();
        }
    }

    private void connect() {
        if (closed) {
            return;
        }
        try {
            connector.get().whenCompleteAsync(this::ended, loop);
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    private void ended(@Nullable C made, @Nullable Throwable failure) {
        if (made == null) {
            failed(failure);
        } else if (closed) {
            var unused = made.closeAsync();
        } else {
            connection = made;
            made.addListener(new RedisConnectionStateListener() {
                @Override
                public void onRedisDisconnected(RedisChannelHandler<?, ?> handler) {
                    loop.execute(() -> lost(made, "the connection was lost"));
                }
            });
            listener.connected(made);
            if (!made.isOpen()) {
                lost(made, "the connection was lost at once");
            }
        }
    }

    private void lost(C old, String why) {
        if (connection != old) {
            return;
        }
        connection = null;
        problem = why;
        var unused = old.closeAsync();
        listener.disconnected();
        connectLater();
    }

    private void failed(@Nullable Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        problem = String.valueOf(cause == null ? null : cause.getMessage());
        LOG.debug("Cannot connect to Redis.", failure);
        connectLater();
    }

    private void connectLater() {
        long pause = ThreadLocalRandom.current().nextLong(MIN_PAUSE_MILLIS, MAX_PAUSE_MILLIS);
        var unused = loop.schedule(this::connect, pause, TimeUnit.MILLISECONDS);
    }
}
