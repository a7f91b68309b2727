package org.chatcluster.server.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.chatcluster.testkit.MariaDbExtension;
import org.chatcluster.testkit.NodeOptions;
import org.chatcluster.testkit.NodeProcess;
import org.chatcluster.testkit.TestDatabase;
import org.chatcluster.testkit.history.ChatId;
import org.chatcluster.testkit.history.HistoryChecker;
import org.chatcluster.testkit.load.LoadClients;
import org.chatcluster.testkit.load.LoadFigures;
import org.chatcluster.testkit.load.LoadOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A node that stops in the middle of its work and goes on later, as if nothing had been, while another one writes to the same
 * conversations: it holds nobody up, and what it wakes with takes nobody's place.
 */
@ExtendWith(MariaDbExtension.class)
class FrozenNodeIT {
    private static final int CLIENTS = 8;
    private static final List<Duration> FREEZES =
            List.of(Duration.ofSeconds(3), Duration.ofSeconds(3), Duration.ofSeconds(20));
    /** In the longest of them its clients go over to the other node with all that was not acknowledged. */
    private static final Duration CLIENTS_GIVE_UP = Duration.ofSeconds(8);

    private static final Duration LONGEST_GAP = Duration.ofSeconds(4);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Logger LOG = LoggerFactory.getLogger(FrozenNodeIT.class);

    @Test
    void loses_nothing_and_holds_up_nobody(TestDatabase database) {
        LoadOptions options = LoadOptions.clients(CLIENTS).withSilenceLimit(CLIENTS_GIVE_UP);
        try (NodeProcess frozen = NodeProcess.start(NodeOptions.on(database));
                NodeProcess other = NodeProcess.start(NodeOptions.on(database));
                LoadClients clients = LoadClients.login(addresses(frozen, other), options, PATIENCE)) {
            ChatId group = clients.createGroup();
            for (int i = 0; i < CLIENTS; i++) {
                clients.plan(i, group, Long.MAX_VALUE);
                clients.plan(i, clients.direct(i, i ^ 1), Long.MAX_VALUE);
            }
            clients.startSending();
            for (Duration length : FREEZES) {
                clients.awaitAcks(clients.figures().acked() + 1_000, PATIENCE);
                if (length.compareTo(CLIENTS_GIVE_UP) > 0) {
                    clients.moveTo(other.host(), other.port());
                }
                frozen.pause();
                Duration gap = longestGap(clients, length);
                frozen.resume();
                LOG.info(
                        "frozen for {} s: longest time without an ack on the other node {} ms",
                        length.toSeconds(),
                        gap.toMillis());
                assertThat(gap).isLessThan(LONGEST_GAP);
            }
            clients.awaitAcks(clients.figures().acked() + 1_000, PATIENCE);
            clients.stopSending();
            clients.awaitAcked(PATIENCE);
            // Without a bus, what a node has not heard of it sends at the next login.
            clients.reconnect(PATIENCE);
            clients.awaitDelivered(PATIENCE);
            clients.readEachLog();

            LoadFigures figures = clients.figures();
            LOG.info("{}", figures);
            assertThat(HistoryChecker.check(clients.histories())).isEmpty();
            assertThat(figures.resent()).as("sent again on the other node").isPositive();
        }
    }

    private static List<InetSocketAddress> addresses(NodeProcess... nodes) {
        return Stream.of(nodes)
                .map(node -> new InetSocketAddress(node.host(), node.port()))
                .toList();
    }

    /** Watches for so long, and answers the longest time in which nobody got an ack. */
    private static Duration longestGap(LoadClients clients, Duration length) {
        long start = System.nanoTime();
        long[] acked = {clients.figures().acked()};
        Duration[] longest = {Duration.ZERO};
        try (Stopwatch gap = new Stopwatch()) {
            Awaitility.await()
                    .pollInterval(Duration.ofMillis(20))
                    .atMost(PATIENCE)
                    .until(() -> {
                        Duration now = gap.elapsed();
                        long count = clients.figures().acked();
                        longest[0] = longest[0].compareTo(now) < 0 ? now : longest[0];
                        if (count > acked[0]) {
                            acked[0] = count;
                            gap.restart();
                        }
                        return System.nanoTime() - start > length.toNanos();
                    });
        }
        return longest[0];
    }
}
