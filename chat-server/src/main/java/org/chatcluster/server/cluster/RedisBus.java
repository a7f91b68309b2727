package org.chatcluster.server.cluster;

import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bus of a cluster: PUBLISH and SUBSCRIBE of one Redis. Works without it too, as far as a bus can, and joins when it comes.
 * Thread-safe; the listener, and what depends on the stage of {@link #subscribe}, run on the thread of the {@link Redis}.
 */
public final class RedisBus implements ClusterBus {
    /** Connections that bring no beat for so long are given up: Redis may be back, with nobody to tell us. */
    private static final Duration RENEW_AFTER = Duration.ofSeconds(5);

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(3);
    private static final int TICKS_PER_BEAT = 2;
    /** A start is not told that Redis is away before it had the time to connect. */
    private static final int TICKS_BEFORE_WARNING = 8;

    private static final Logger LOG = LoggerFactory.getLogger(RedisBus.class);

    private final Redis redis;
    private final EventLoop loop;
    private final BusHealth health;
    private final Publisher publisher;
    private final Subscriptions subscriptions = new Subscriptions(this::heardLate);
    private final BusReceiver receiver;
    private final RedisLink<StatefulRedisConnection<String, ByteBuf>> publishing;
    private final RedisLink<StatefulRedisPubSubConnection<String, ByteBuf>> hearing;
    private int ticks;
    private boolean warned;
    private boolean flushing;
    private boolean closed;
    private volatile boolean connected;
    private volatile int channels;

    /** Connects to nothing before {@link #start}. {@code redis} stays the caller's. */
    public RedisBus(Redis redis, NodeRef self, Doubt doubt, BusMeter meter) {
        this.redis = redis;
        loop = redis.loop();
        BusCodec codec = new BusCodec(self);
        health = new BusHealth(doubt, meter, System::nanoTime);
        publisher = new Publisher(loop, codec, meter);
        receiver = new BusReceiver(self, codec, health, meter);
        publishing = redis.link(new PayloadCodec(), new PublishingListener());
        hearing = redis.pubSubLink(new PayloadCodec(), new HearingListener());
    }

    @Override
    public boolean isShared() {
        return true;
    }

    @Override
    public boolean isConnected() {
        return connected;
    }

    /** How many channels are to be heard. */
    public int channels() {
        return channels;
    }

    @Override
    public void start(BusListener listener) {
        loop.execute(() -> {
            receiver.tell(listener);
            subscriptions.add(BusChannel.NODES.name(), new CompletableFuture<>());
            publishing.start();
            hearing.start();
            tick();
        });
    }

    @Override
    public CompletionStage<Void> subscribe(BusChannel channel) {
        CompletableFuture<Void> heard = new CompletableFuture<>();
        boolean taken = execute(() -> {
            subscriptions.add(channel.name(), heard);
            flushSoon();
        });
        if (!taken) {
            heard.complete(null);
        }
        return heard;
    }

    @Override
    public void unsubscribe(BusChannel channel) {
        var unused = execute(() -> {
            subscriptions.remove(channel.name());
            flushSoon();
        });
    }

    @Override
    public void publish(Collection<Publication> publications) {
        publisher.publish(publications);
    }

    /** Brings what was published to Redis, as far as it takes it, says that this node leaves, and hears nothing any more. */
    @Override
    public void close() {
        CompletableFuture<Void> said = new CompletableFuture<>();
        CompletableFuture<Void> done = said.completeOnTimeout(null, CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                .thenRunAsync(this::closeLinks, loop);
        if (execute(() -> leave(said))) {
            done.join();
        }
    }

    private void leave(CompletableFuture<Void> said) {
        if (!closed) {
            closed = true;
            publish(BusChannel.NODES, health.nextBeat(publisher.losses(), true));
        }
        publisher.whenIdle(said);
    }

    private void closeLinks() {
        publishing.close();
        publisher.use(null);
        hearing.close();
        subscriptions.disconnected();
        connected = false;
    }

    private void tick() {
        if (closed) {
            return;
        }
        var unused = loop.schedule(this::tick, BusHealth.TICK.toMillis(), TimeUnit.MILLISECONDS);
        health.tick();
        if (ticks % TICKS_PER_BEAT == 0) {
            beat();
        }
        ticks++;
        if (publishing.connection() != null
                && hearing.connection() != null
                && health.ownSilence().compareTo(RENEW_AFTER) > 0) {
            publishing.renew("no answer");
            hearing.renew("no answer");
        }
        review();
        if (!connected && ticks > TICKS_BEFORE_WARNING) {
            warn();
        }
    }

    /** A beat that cannot be published leaves a gap in the numbers, which tells more than a loss. */
    private void beat() {
        BusMessage.Beat beat = health.nextBeat(publisher.losses(), false);
        if (publishing.connection() != null) {
            publish(BusChannel.NODES, beat);
        }
    }

    /** Draws the conclusions from what {@link BusHealth} has found. */
    private void review() {
        boolean now = health.isHearing();
        if (now == connected) {
            return;
        }
        connected = now;
        subscriptions.setWaiting(now);
        if (now) {
            warned = false;
            LOG.info("Redis at {} answers, {} channels are heard.", redis.where(), subscriptions.size());
        } else {
            warn();
        }
    }

    private void warn() {
        if (!warned) {
            warned = true;
            String problem = hearing.connection() == null ? hearing.problem() : "no answer";
            LOG.warn(
                    "Redis at {} is away ({}): other nodes are heard through the database, later than usual.",
                    redis.where(),
                    problem);
        }
    }

    private void heardLate() {
        if (health.isHearing()) {
            health.raise(DoubtCause.LATE_SUBSCRIPTION, "a channel was subscribed to late");
        }
    }

    private void flushSoon() {
        if (!flushing) {
            flushing = true;
            loop.execute(() -> {
                flushing = false;
                subscriptions.flush();
                channels = subscriptions.size();
            });
        }
    }

    private boolean execute(Runnable task) {
        try {
            loop.execute(task);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    private final class PublishingListener implements RedisLink.Listener<StatefulRedisConnection<String, ByteBuf>> {
        @Override
        public void connected(StatefulRedisConnection<String, ByteBuf> connection) {
            publisher.use(connection);
            health.connected();
        }

        @Override
        public void disconnected() {
            publisher.use(null);
            health.disconnected();
            review();
        }
    }

    private final class HearingListener implements RedisLink.Listener<StatefulRedisPubSubConnection<String, ByteBuf>> {
        @Override
        public void connected(StatefulRedisPubSubConnection<String, ByteBuf> connection) {
            connection.addListener(new RedisPubSubAdapter<>() {
                @Override
                public void message(String channel, ByteBuf payload) {
                    receiver.received(channel, payload);
                    review();
                }

                @Override
                public void subscribed(String channel, long count) {
                    subscriptions.confirmed(channel);
                }
            });
            health.connected();
            Consumer<String> refused = why -> {
                if (hearing.connection() == connection) {
                    hearing.renew(why);
                }
            };
            // A beat that comes back must mean that every channel is heard.
            subscriptions.connected(new PubSubPort(connection, refused), BusChannel.NODES.name());
            channels = subscriptions.size();
        }

        @Override
        public void disconnected() {
            subscriptions.disconnected();
            health.disconnected();
            review();
        }
    }
}
