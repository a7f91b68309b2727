package org.chatcluster.testkit.chaos;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.awaitility.core.ConditionTimeoutException;
import org.chatcluster.testkit.cluster.ClusterOptions;
import org.chatcluster.testkit.cluster.ClusterProcesses;
import org.chatcluster.testkit.history.Event;
import org.chatcluster.testkit.history.History;
import org.chatcluster.testkit.history.HistoryChecker;
import org.chatcluster.testkit.load.LoadClients;

/**
 * Clients chat on a cluster while its parts die, freeze and stop and connections break; afterwards the histories of the clients must show
 * that the promise of PROTOCOL.md §3 was kept. What happens, and when, comes from a seed. Stateless.
 */
public final class ChaosRun {
    /** More than the limit: how late it was is worth knowing. */
    private static final Duration CATCH_UP_PATIENCE = Duration.ofMinutes(1);

    /** The clients send a little more, so that what is left of the cluster has something to carry. */
    private static final Duration AFTER_THE_BLOW = Duration.ofSeconds(2);

    private static final List<List<Fault>> TRACKS = List.of(Fault.OF_NODES, Fault.OF_SERVICES, Fault.OF_CONNECTIONS);

    private ChaosRun() {}

    /** Runs to the end; {@code log} gets a line for each fault. */
    public static ChaosReport run(ChaosOptions options, Consumer<String> log) {
        log.accept("seed " + options.seed());
        ClusterOptions wanted = ClusterOptions.nodes(options.nodes());
        try (ClusterProcesses cluster = ClusterProcesses.start(options.nginx() ? wanted.withNginx() : wanted);
                ChaosProxy proxy = ChaosProxy.start(0, cluster.entrances(), options.seed())) {
            try {
                ChaosReport report = run(options, cluster, proxy, log);
                if (!report.problems().isEmpty()) {
                    keepLogs(cluster, log);
                }
                return report;
            } catch (RuntimeException | Error e) {
                keepLogs(cluster, log);
                throw e;
            }
        }
    }

    private static ChaosReport run(
            ChaosOptions options, ClusterProcesses cluster, ChaosProxy proxy, Consumer<String> log) {
        try (LoadClients clients =
                ChaosLoad.login(InetAddress.getLoopbackAddress().getHostAddress(), proxy.port(), options)) {
            ChaosLoad.plan(clients);
            FaultActions actions = new FaultActions(cluster, proxy, new Pause());
            MetricsWatch metrics = new MetricsWatch(cluster.nodes());
            try {
                clients.startSending();
                long startNanos = System.nanoTime();
                Map<Fault, Integer> faults = breakThings(options, actions, log);
                long endNanos = System.nanoTime();
                faults.put(Fault.LAST_BLOW, 1);
                log.accept(Fault.LAST_BLOW.label() + ": " + actions.apply(Fault.LAST_BLOW, new Random(options.seed())));
                new Pause().of(AFTER_THE_BLOW);
                clients.stopSending();
                settle(clients, log);
                Duration catchUp = Duration.ofNanos(System.nanoTime() - endNanos);
                clients.readEachLog();
                metrics.finish();

                List<History> histories = clients.histories();
                return new ChaosReport(
                        options,
                        Duration.ofNanos(endNanos - startNanos),
                        faults,
                        actions.hitConnections(),
                        actions.uncleanDrains(),
                        clients.figures(),
                        clients.trouble(),
                        catchUp,
                        received(histories),
                        counts(metrics),
                        HistoryChecker.check(histories));
            } finally {
                metrics.finish();
            }
        }
    }

    private static Map<Fault, Integer> breakThings(ChaosOptions options, FaultActions actions, Consumer<String> log) {
        ExecutorService threads = Executors.newFixedThreadPool(TRACKS.size());
        try {
            List<Future<Map<Fault, Integer>>> tracks = new ArrayList<>();
            for (int i = 0; i < TRACKS.size(); i++) {
                Random random = new Random(options.seed() * TRACKS.size() + i);
                tracks.add(threads.submit(
                        new FaultTrack(TRACKS.get(i), random, actions, actions.pause(), options.duration(), log)));
            }
            Map<Fault, Integer> done = new EnumMap<>(Fault.class);
            for (Future<Map<Fault, Integer>> track : tracks) {
                done.putAll(track.get());
            }
            return done;
        } catch (ExecutionException e) {
            throw new IllegalStateException("A fault could not be made good.", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            actions.pause().end();
            threads.shutdown();
        }
    }

    /** Waits until nothing is on its way; what never arrives is for the checker to find. */
    private static void settle(LoadClients clients, Consumer<String> log) {
        try {
            clients.awaitLoggedIn(CATCH_UP_PATIENCE);
            clients.awaitAcked(CATCH_UP_PATIENCE);
            clients.awaitDelivered(CATCH_UP_PATIENCE);
        } catch (ConditionTimeoutException e) {
            log.accept("not caught up: " + e.getMessage());
            clients.lagging().forEach(log);
        }
    }

    private static long received(List<History> histories) {
        return histories.stream()
                .flatMap(history -> history.events().stream())
                .filter(event -> event instanceof Event.Received)
                .count();
    }

    private static Map<NodeCount, Long> counts(MetricsWatch metrics) {
        Map<NodeCount, Long> counts = new EnumMap<>(NodeCount.class);
        for (NodeCount count : NodeCount.values()) {
            counts.put(count, metrics.total(count.metric()));
        }
        return counts;
    }

    private static void keepLogs(ClusterProcesses cluster, Consumer<String> log) {
        Path kept = cluster.copyLogs();
        log.accept("the logs of all parts are in " + kept);
    }
}
