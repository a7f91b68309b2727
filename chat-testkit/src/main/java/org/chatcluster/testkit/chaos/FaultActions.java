package org.chatcluster.testkit.chaos;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.chatcluster.testkit.MariaDbServer;
import org.chatcluster.testkit.NodeProcess;
import org.chatcluster.testkit.RedisServer;
import org.chatcluster.testkit.cluster.ClusterProcesses;

/**
 * Does one fault to a cluster and returns when it is over: what was stopped runs again. Safe for one thread for the nodes, one for the
 * services and one for the connections.
 */
final class FaultActions {
    private static final int STOPPED_CLEANLY = 0;

    private final ClusterProcesses cluster;
    private final ChaosProxy proxy;
    private final Pause pause;
    private final AtomicInteger hitConnections = new AtomicInteger();
    private final AtomicInteger uncleanDrains = new AtomicInteger();

    FaultActions(ClusterProcesses cluster, ChaosProxy proxy, Pause pause) {
        this.cluster = cluster;
        this.proxy = proxy;
        this.pause = pause;
    }

    /** What faults and the time between them wait with. */
    Pause pause() {
        return pause;
    }

    /** How many connections the faults of connections have hit so far. */
    int hitConnections() {
        return hitConnections.get();
    }

    /** How many drained nodes did not end with exit code 0. */
    int uncleanDrains() {
        return uncleanDrains.get();
    }

    /** Returns what it was done to. */
    String apply(Fault fault, Random random) {
        return switch (fault) {
            case KILL_NODE, FREEZE_NODE, DRAIN_NODE -> {
                NodeProcess node = cluster.node(random.nextInt(cluster.nodes().size()));
                breakNode(fault, node, random);
                yield node.ready().node();
            }
            case KILL_REDIS, FLUSH_REDIS, FREEZE_REDIS -> breakRedis(fault, random);
            case KILL_DATABASE, FREEZE_DATABASE -> breakDatabase(fault, random);
            case DELAY -> {
                Duration delay = Duration.ofMillis(random.nextInt(5, 60));
                proxy.delay(delay);
                pause.between(random, 2_000, 5_000);
                proxy.delay(Duration.ZERO);
                yield "by " + delay.toMillis() + " ms";
            }
            case CUT, HALF_CLOSE_TO_TARGET, HALF_CLOSE_TO_CLIENT, STALL -> {
                int hit = breakConnections(fault, random);
                hitConnections.addAndGet(hit);
                yield hit + " connections";
            }
            case LAST_BLOW -> {
                NodeProcess node = cluster.node(random.nextInt(cluster.nodes().size()));
                node.kill();
                cluster.redis().kill();
                hitConnections.addAndGet(proxy.cut(Integer.MAX_VALUE));
                yield node.ready().node();
            }
        };
    }

    private void breakNode(Fault fault, NodeProcess node, Random random) {
        switch (fault) {
            case KILL_NODE -> {
                node.kill();
                pause.between(random, 500, 4_000);
                node.restart();
            }
            case FREEZE_NODE -> {
                node.pause();
                pause.between(random, 18_000, 22_000);
                node.resume();
            }
            default -> {
                if (node.terminate() != STOPPED_CLEANLY) {
                    uncleanDrains.incrementAndGet();
                }
                node.restart();
            }
        }
    }

    private String breakRedis(Fault fault, Random random) {
        RedisServer redis = cluster.redis();
        switch (fault) {
            case KILL_REDIS -> {
                redis.kill();
                pause.between(random, 1_000, 10_000);
                redis.restart();
            }
            case FREEZE_REDIS -> {
                redis.pause();
                pause.between(random, 2_000, 12_000);
                redis.resume();
            }
            default -> redis.flushAll();
        }
        return "pid " + redis.pid();
    }

    private String breakDatabase(Fault fault, Random random) {
        MariaDbServer database = cluster.database();
        if (fault == Fault.KILL_DATABASE) {
            database.kill();
            pause.between(random, 500, 6_000);
            database.restart();
        } else {
            database.pause();
            // Longer than the 5 s for which a node waits for an answer, so that something is refused.
            pause.between(random, 6_000, 8_000);
            database.resume();
        }
        return "pid " + database.pid();
    }

    private int breakConnections(Fault fault, Random random) {
        int some = some(random);
        return switch (fault) {
            case CUT -> proxy.cut(some);
            case HALF_CLOSE_TO_TARGET -> proxy.halfClose(some, Direction.TO_TARGET);
            case HALF_CLOSE_TO_CLIENT -> proxy.halfClose(some, Direction.TO_CLIENT);
            default -> {
                Duration time = Duration.ofMillis(random.nextInt(500, 8_000));
                int hit = proxy.stall(some, time);
                pause.of(time);
                yield hit;
            }
        };
    }

    /** Mostly a few, now and then all. */
    private static int some(Random random) {
        return random.nextInt(10) == 0 ? Integer.MAX_VALUE : random.nextInt(1, 6);
    }
}
