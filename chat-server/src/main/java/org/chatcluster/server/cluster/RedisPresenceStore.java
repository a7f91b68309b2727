package org.chatcluster.server.cluster;

import io.lettuce.core.RedisException;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.CommandOutput;
import io.lettuce.core.output.IntegerOutput;
import io.lettuce.core.output.MapOutput;
import io.lettuce.core.output.StatusOutput;
import io.lettuce.core.output.ValueListOutput;
import io.lettuce.core.output.ValueOutput;
import io.lettuce.core.protocol.AsyncCommand;
import io.lettuce.core.protocol.Command;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Presence in Redis: {@code chat:presence:{user}}, a hash, and {@code chat:node:{node}}. What is asked together goes out with one
 * write, each key in a command of its own. Thread-safe; stages end on the thread of the {@link Redis} or by their time-out.
 */
public final class RedisPresenceStore implements PresenceStore, AutoCloseable {
    private static final long TIMEOUT_MILLIS = 300;
    private static final String USER = "chat:presence:";
    private static final String NODE = "chat:node:";
    private static final StringCodec CODEC = StringCodec.UTF8;

    private final Redis redis;
    private final RedisLink<StatefulRedisConnection<String, String>> link;
    /** Written by the thread of the Redis only. */
    private volatile @Nullable StatefulRedisConnection<String, String> connection;
    /** Redis has not answered in time: logins do not wait for it before it has answered something. */
    private volatile boolean hanging;

    /** Connects to nothing before {@link #start}. {@code redis} stays the caller's. */
    public RedisPresenceStore(Redis redis) {
        this.redis = redis;
        this.link = redis.link(CODEC, new Link());
    }

    /** Connects, and again whenever that is needed. Once. */
    public void start() {
        redis.loop().execute(link::start);
    }

    @Override
    public CompletionStage<Found> read(Collection<Integer> userIds) {
        if (hanging) {
            return CompletableFuture.failedFuture(new RedisException("Redis hangs"));
        }
        Map<Integer, Asked<Map<String, String>>> fields = new LinkedHashMap<>();
        for (int userId : userIds) {
            fields.put(userId, new Asked<>(CommandType.HGETALL, new MapOutput<>(CODEC), args(USER + userId)));
        }
        Asked<List<String>> time =
                new Asked<>(CommandType.TIME, new ValueListOutput<>(CODEC), new CommandArgs<>(CODEC));
        List<Asked<?>> all = new ArrayList<>(fields.values());
        all.add(time);
        return ask(all).thenApply(done -> new Found(entries(fields), millis(time.join())));
    }

    private static Map<Integer, List<PresenceEntry>> entries(Map<Integer, Asked<Map<String, String>>> fields) {
        Map<Integer, List<PresenceEntry>> entries = new HashMap<>();
        fields.forEach((userId, asked) -> {
            List<PresenceEntry> found = asked.join().entrySet().stream()
                    .map(PresenceEntry::parse)
                    .filter(Objects::nonNull)
                    .toList();
            if (!found.isEmpty()) {
                entries.put(userId, found);
            }
        });
        return entries;
    }

    /** Of seconds and microseconds. */
    private static long millis(List<String> time) {
        return TimeUnit.SECONDS.toMillis(Long.parseLong(time.get(0)))
                + TimeUnit.MICROSECONDS.toMillis(Long.parseLong(time.get(1)));
    }

    @Override
    public CompletionStage<Void> put(Map<Integer, List<PresenceEntry>> entries) {
        List<Asked<?>> all = new ArrayList<>(entries.size());
        entries.forEach((userId, some) -> {
            CommandArgs<String, String> args = args(USER + userId);
            some.forEach(entry -> args.add(entry.field()).add(entry.value()));
            all.add(new Asked<>(CommandType.HSET, new IntegerOutput<>(CODEC), args));
        });
        return ask(all);
    }

    @Override
    public CompletionStage<Void> remove(Map<Integer, List<PresenceEntry>> entries) {
        List<Asked<?>> all = new ArrayList<>(entries.size());
        entries.forEach((userId, some) -> {
            CommandArgs<String, String> args = args(USER + userId);
            some.forEach(entry -> args.add(entry.field()));
            all.add(new Asked<>(CommandType.HDEL, new IntegerOutput<>(CODEC), args));
        });
        return ask(all);
    }

    @Override
    public CompletionStage<Map<String, String>> leases(Collection<String> nodes) {
        Map<String, Asked<String>> values = new LinkedHashMap<>();
        nodes.forEach(
                node -> values.put(node, new Asked<>(CommandType.GET, new ValueOutput<>(CODEC), args(NODE + node))));
        return ask(values.values()).thenApply(done -> {
            Map<String, String> found = new HashMap<>();
            values.forEach((node, asked) -> {
                String value = asked.join();
                if (value != null) {
                    found.put(node, value);
                }
            });
            return found;
        });
    }

    @Override
    public CompletionStage<Void> renew(String node, String value, Duration ttl) {
        CommandArgs<String, String> args = args(NODE + node).add(value);
        SetArgs.Builder.px(ttl.toMillis()).build(args);
        return ask(List.of(new Asked<>(CommandType.SET, new StatusOutput<>(CODEC), args)));
    }

    private static CommandArgs<String, String> args(String key) {
        return new CommandArgs<>(CODEC).addKey(key);
    }

    private CompletionStage<Void> ask(Collection<? extends Asked<?>> commands) {
        try {
            // A write from another thread would be a task of the loop for every command.
            redis.loop().execute(() -> dispatch(commands));
        } catch (RejectedExecutionException e) {
            commands.forEach(command -> command.completeExceptionally(e));
        }
        return CompletableFuture.allOf(commands.toArray(CompletableFuture[]::new))
                .orTimeout(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)
                .whenComplete((done, failure) -> hanging = failure instanceof TimeoutException);
    }

    private void dispatch(Collection<? extends Asked<?>> commands) {
        StatefulRedisConnection<String, String> to = connection;
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

    @Override
    public void close() {
        try {
            redis.loop().execute(link::close);
        } catch (RejectedExecutionException e) {
            // The Redis is closed, and the link with it.
            return;
        }
    }

    /** A command and the future of its answer. */
    private static final class Asked<T> extends AsyncCommand<String, String, T> {
        private Asked(CommandType type, CommandOutput<String, String, T> output, CommandArgs<String, String> args) {
            super(new Command<>(type, output, args));
        }
    }

    private final class Link implements RedisLink.Listener<StatefulRedisConnection<String, String>> {
        @Override
        public void connected(StatefulRedisConnection<String, String> made) {
            connection = made;
            hanging = false;
        }

        @Override
        public void disconnected() {
            connection = null;
        }
    }
}
