package org.chatcluster.server;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.chatcluster.server.cluster.ClusterBus;
import org.chatcluster.server.cluster.Doubt;
import org.chatcluster.server.cluster.LocalBus;
import org.chatcluster.server.cluster.LocalPresenceStore;
import org.chatcluster.server.cluster.NodeRef;
import org.chatcluster.server.cluster.PresenceStore;
import org.chatcluster.server.cluster.Redis;
import org.chatcluster.server.cluster.RedisBus;
import org.chatcluster.server.cluster.RedisPresenceStore;
import org.chatcluster.server.config.ClusterConfig;
import org.chatcluster.server.ops.BusMetrics;
import org.chatcluster.server.ops.HealthCheck;
import org.jspecify.annotations.Nullable;

/** What a node has to reach the others, if there may be others. Thread-safe. */
final class Cluster implements AutoCloseable {
    private final NodeRef self;
    private final Doubt doubt = new Doubt();
    private final String where;
    private final @Nullable Redis redis;
    private final @Nullable RedisPresenceStore presence;
    private final ClusterBus bus;

    Cluster(ClusterConfig config, String nodeName, BusMetrics meter) {
        self = new NodeRef(nodeName, new SecureRandom().nextLong());
        where = config.where();
        if (config.isShared()) {
            redis = new Redis(config, nodeName);
            RedisBus shared = new RedisBus(redis, self, doubt, meter);
            meter.watch(shared::isConnected, shared::channels);
            bus = shared;
            presence = new RedisPresenceStore(redis);
            presence.start();
        } else {
            redis = null;
            presence = null;
            bus = new LocalBus();
            meter.watch(() -> false, () -> 0);
        }
    }

    /** This run of this node. */
    NodeRef self() {
        return self;
    }

    Doubt doubt() {
        return doubt;
    }

    ClusterBus bus() {
        return bus;
    }

    /** Where presence is stored. */
    PresenceStore presence() {
        return presence == null ? new LocalPresenceStore(Clock.systemUTC()) : presence;
    }

    /** Tells what there is of Redis. A node without it does its work, only later than usual, and is ready. */
    HealthCheck check() {
        return HealthCheck.information("redis", () -> {
            if (!bus.isShared()) {
                return Optional.of("none");
            }
            return bus.isConnected()
                    ? Optional.empty()
                    : Optional.of(where + " is away; other nodes are heard through the database");
        });
    }

    @Override
    public void close() {
        bus.close();
        if (presence != null) {
            presence.close();
        }
        if (redis != null) {
            redis.close();
        }
    }
}
