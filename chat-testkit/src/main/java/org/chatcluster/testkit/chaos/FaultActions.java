package org.chatcluster.testkit.chaos;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.chatcluster.testkit.NodeProcess;
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

    void apply(Fault fault, Random random) {
        switch (fault) {
            case KILL_NODE -> {
                NodeProcess node = anyNode(random);
                node.kill();
                pause.between(random, 500, 4_000);
                node.restart();
            }
            case FREEZE_NODE -> {
                NodeProcess node = anyNode(random);
                node.pause();
                pause.between(random, 18_000, 22_000);
                node.resume();
            }
            case DRAIN_NODE -> {
                NodeProcess node = anyNode(random);
                if (node.terminate() != STOPPED_CLEANLY) {
                    uncleanDrains.incrementAndGet();
                }
                node.restart();
            }
            case KILL_REDIS -> {
                cluster.redis().kill();
                pause.between(random, 1_000, 10_000);
                cluster.redis().restart();
            }
            case FLUSH_REDIS -> cluster.redis().flushAll();
            case FREEZE_REDIS -> {
                cluster.redis().pause();
                pause.between(random, 2_000, 12_000);
                cluster.redis().resume();
            }
            case KILL_DATABASE -> {
                cluster.database().kill();
                pause.between(random, 500, 6_000);
                cluster.database().restart();
            }
            case FREEZE_DATABASE -> {
                cluster.database().pause();
                pause.between(random, 1_000, 8_000);
                cluster.database().resume();
            }
            case CUT -> hit(proxy.cut(some(random)));
            case HALF_CLOSE_TO_TARGET -> hit(proxy.halfClose(some(random), Direction.TO_TARGET));
            case HALF_CLOSE_TO_CLIENT -> hit(proxy.halfClose(some(random), Direction.TO_CLIENT));
            case STALL -> {
                Duration time = Duration.ofMillis(random.nextInt(500, 8_000));
                hit(proxy.stall(some(random), time));
                pause.of(time);
            }
            case DELAY -> {
                proxy.delay(Duration.ofMillis(random.nextInt(5, 60)));
                pause.between(random, 2_000, 5_000);
                proxy.delay(Duration.ZERO);
            }
        }
    }

    private NodeProcess anyNode(Random random) {
        return cluster.node(random.nextInt(cluster.nodes().size()));
    }

    /** Mostly a few, now and then all. */
    private static int some(Random random) {
        return random.nextInt(10) == 0 ? Integer.MAX_VALUE : random.nextInt(1, 6);
    }

    private void hit(int connections) {
        hitConnections.addAndGet(connections);
    }
}
