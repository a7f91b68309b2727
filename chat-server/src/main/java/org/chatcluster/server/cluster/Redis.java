package org.chatcluster.server.cluster;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.MaintNotificationsConfig;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SocketOptions.KeepAliveOptions;
import io.lettuce.core.SocketOptions.TcpUserTimeoutOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.metrics.CommandLatencyRecorder;
import io.lettuce.core.protocol.ProtocolVersion;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.lettuce.core.resource.DefaultEventLoopGroupProvider;
import io.lettuce.core.resource.EpollProvider;
import io.lettuce.core.resource.Transports;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.util.HashedWheelTimer;
import io.netty.util.concurrent.DefaultEventExecutorGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.chatcluster.server.config.ClusterConfig;

/**
 * The client of one Redis. Everything that is done with it, callbacks included, is done on one thread, {@link #loop}; what is asked of
 * it while a connection is down fails at once. Thread-safe; whoever made it closes it, after its links.
 */
public final class Redis implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
    /** Of the first commands of a connection. */
    private static final Duration HANDSHAKE_TIMEOUT = Duration.ofSeconds(2);
    /** Something sent that nobody takes for so long ends the connection: a network that is cut says nothing. */
    private static final Duration UNTAKEN_TIMEOUT = Duration.ofSeconds(5);

    private static final Duration PROBE_INTERVAL = Duration.ofSeconds(2);
    private static final int PROBES = 3;
    private static final int MAX_COMMANDS = 100_000;
    private static final long TIMER_TICK_MILLIS = 100;
    private static final long STOP_SECONDS = 2;

    private final HashedWheelTimer timer;
    private final DefaultEventLoopGroupProvider loops;
    private final DefaultEventExecutorGroup tasks;
    private final ClientResources resources;
    private final RedisClient client;
    private final RedisURI uri;
    private final EventLoopGroup group;
    private final EventLoop loop;
    private final String where;

    /** {@code clientName} is what Redis shows in its list of clients. Connects to nothing yet. */
    public Redis(ClusterConfig config, String clientName) {
        where = config.where();
        timer = new HashedWheelTimer(
                new DefaultThreadFactory("chat-redis-timer", true), TIMER_TICK_MILLIS, TimeUnit.MILLISECONDS);
        tasks = new DefaultEventExecutorGroup(1, new DefaultThreadFactory("chat-redis-task", true));
        loops = new DefaultEventLoopGroupProvider(1, pool -> new DefaultThreadFactory("chat-redis", true));
        resources = DefaultClientResources.builder()
                .timer(timer)
                .eventExecutorGroup(tasks)
                .eventLoopGroupProvider(loops)
                .commandLatencyRecorder(CommandLatencyRecorder.disabled())
                .build();
        group = loops.allocate(Transports.eventLoopGroupClass());
        loop = group.next();
        uri = RedisURI.create(config.redisUrl());
        uri.setTimeout(HANDSHAKE_TIMEOUT);
        uri.setClientName(clientName);
        client = RedisClient.create(resources);
        client.setOptions(options());
    }

    private static ClientOptions options() {
        SocketOptions.Builder socket = SocketOptions.builder()
                .connectTimeout(CONNECT_TIMEOUT)
                .tcpNoDelay(true)
                .keepAlive(KeepAliveOptions.builder()
                        .enable()
                        .idle(UNTAKEN_TIMEOUT)
                        .interval(PROBE_INTERVAL)
                        .count(PROBES)
                        .build());
        if (EpollProvider.isAvailable()) {
            socket.tcpUserTimeout(TcpUserTimeoutOptions.builder()
                    .enable()
                    .tcpUserTimeout(UNTAKEN_TIMEOUT)
                    .build());
        }
        return ClientOptions.builder()
                .protocolVersion(ProtocolVersion.RESP2)
                .maintNotificationsConfig(MaintNotificationsConfig.disabled())
                .autoReconnect(false)
                .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                .requestQueueSize(MAX_COMMANDS)
                // A timer for each command would keep what is published in memory, and end it on a thread of its own.
                .timeoutOptions(TimeoutOptions.builder().timeoutCommands(false).build())
                .socketOptions(socket.build())
                .build();
    }

    /** The thread on which everything is done. */
    EventLoop loop() {
        return loop;
    }

    /** Host and port, for people. */
    String where() {
        return where;
    }

    /** A connection for commands, kept up from {@link RedisLink#start} on. */
    <K, V> RedisLink<StatefulRedisConnection<K, V>> link(
            RedisCodec<K, V> codec, RedisLink.Listener<StatefulRedisConnection<K, V>> listener) {
        return new RedisLink<>(loop, () -> client.connectAsync(codec, uri), listener);
    }

    /** A connection for subscriptions, kept up from {@link RedisLink#start} on. */
    <K, V> RedisLink<StatefulRedisPubSubConnection<K, V>> pubSubLink(
            RedisCodec<K, V> codec, RedisLink.Listener<StatefulRedisPubSubConnection<K, V>> listener) {
        return new RedisLink<>(loop, () -> client.connectPubSubAsync(codec, uri), listener);
    }

    @Override
    public void close() {
        client.shutdown(0, STOP_SECONDS, TimeUnit.SECONDS);
        resources.shutdown(0, STOP_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly();
        group.shutdownGracefully(0, STOP_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly();
        tasks.shutdownGracefully(0, STOP_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly();
        timer.stop();
    }
}
