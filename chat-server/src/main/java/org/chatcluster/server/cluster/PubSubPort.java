package org.chatcluster.server.cluster;

import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.netty.buffer.ByteBuf;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Subscribes on one connection. Confined to the thread of the bus. */
final class PubSubPort implements Subscriptions.Port {
    private final StatefulRedisPubSubConnection<String, ByteBuf> connection;
    private final Consumer<String> refused;

    /** {@code refused} is told why Redis does not take a command; what it has taken, the connection's listeners are told. */
    PubSubPort(StatefulRedisPubSubConnection<String, ByteBuf> connection, Consumer<String> refused) {
        this.connection = connection;
        this.refused = refused;
    }

    @Override
    public void subscribe(String... channels) {
        var unused = connection.async().subscribe(channels).whenComplete((done, failure) -> ended(failure));
    }

    @Override
    public void unsubscribe(String... channels) {
        var unused = connection.async().unsubscribe(channels).whenComplete((done, failure) -> ended(failure));
    }

    private void ended(@Nullable Throwable failure) {
        if (failure != null) {
            refused.accept(String.valueOf(failure.getMessage()));
        }
    }
}
