package org.chatcluster.server.cluster;

import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulRedisConnection;
import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Brings publications to Redis: what is published together goes out with one write. A publication that finds no connection, or too much
 * under way, is lost at once, and counted. Thread-safe.
 */
final class Publisher {
    /** A Redis that hangs may cost this much memory, and as much again outside of the heap. */
    private static final long MAX_BYTES = 16L << 20;
    /** Of a command without its payload. */
    private static final long COMMAND_BYTES = 256;

    private static final long IDLE_POLL_MILLIS = 5;

    private final EventLoop loop;
    private final BusCodec codec;
    private final BusMeter meter;
    private final AtomicLong bytesUnderWay = new AtomicLong();
    private final AtomicLong losses = new AtomicLong();
    /** Written by the loop only. */
    private volatile @Nullable StatefulRedisConnection<String, ByteBuf> connection;

    Publisher(EventLoop loop, BusCodec codec, BusMeter meter) {
        this.loop = loop;
        this.codec = codec;
        this.meter = meter;
    }

    /** Publications that did not get to Redis, or may not have. */
    long losses() {
        return losses.get();
    }

    /** From now on this is the connection. */
    void use(@Nullable StatefulRedisConnection<String, ByteBuf> next) {
        connection = next;
    }

    void publish(Collection<ClusterBus.Publication> publications) {
        if (connection == null) {
            lost(publications.size());
            return;
        }
        List<PublishCommand> commands = new ArrayList<>(publications.size());
        for (ClusterBus.Publication publication : publications) {
            PublishCommand command =
                    new PublishCommand(this, publication.channel().name(), codec.encode(publication.messages()));
            if (bytesUnderWay.addAndGet(weight(command)) > MAX_BYTES) {
                bytesUnderWay.addAndGet(-weight(command));
                lost(1);
            } else {
                commands.add(command);
            }
        }
        send(commands);
    }

    /** Ends {@code idle} when nothing is under way any more. On the loop only. */
    void whenIdle(CompletableFuture<Void> idle) {
        if (bytesUnderWay.get() == 0) {
            idle.complete(null);
        } else {
            var unused = loop.schedule(() -> whenIdle(idle), IDLE_POLL_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    void ended(PublishCommand command, boolean published) {
        bytesUnderWay.addAndGet(-weight(command));
        if (published) {
            meter.published(1);
        } else {
            lost(1);
        }
    }

    private void send(List<PublishCommand> commands) {
        try {
            // A write from another thread would be a task of the loop for every command.
            loop.execute(() -> dispatch(commands));
        } catch (RejectedExecutionException e) {
            commands.forEach(command -> command.completeExceptionally(e));
        }
    }

    private void dispatch(List<PublishCommand> commands) {
        StatefulRedisConnection<String, ByteBuf> to = connection;
        if (to == null) {
            RedisException away = new RedisException("not connected");
            commands.forEach(command -> command.completeExceptionally(away));
            return;
        }
        try {
            to.dispatch(commands);
        } catch (RuntimeException e) {
            commands.forEach(command -> command.completeExceptionally(e));
        }
    }

    private void lost(int publications) {
        losses.addAndGet(publications);
        meter.lost(publications);
    }

    private static long weight(PublishCommand command) {
        return COMMAND_BYTES + command.bytes();
    }
}
