package org.chatcluster.server.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.awaitility.core.ConditionTimeoutException;
import org.chatcluster.testkit.MariaDbExtension;
import org.chatcluster.testkit.NodeOptions;
import org.chatcluster.testkit.NodeProcess;
import org.chatcluster.testkit.TestDatabases;
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
 * The promise of PROTOCOL.md §3 over {@code kill -9}. Every kill hits a node with hundreds of messages between their arrival and their ack:
 * a node that acknowledges before it commits has then promised messages that are gone, and they are missed at the end.
 */
@ExtendWith(MariaDbExtension.class)
class KillNodeIT {
    private static final int KILLS = 10;
    private static final int CLIENTS = 16;
    private static final int ACKS_BETWEEN_KILLS = 1_500;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Logger LOG = LoggerFactory.getLogger(KillNodeIT.class);

    @Test
    void loses_nothing_on_sqlite() {
        survivesKills("SQLite", NodeOptions.sqlite());
    }

    @Test
    void loses_nothing_on_mariadb(TestDatabases databases) {
        survivesKills("MariaDB", NodeOptions.on(databases.create()));
    }

    private static void survivesKills(String engine, NodeOptions options) {
        long start = System.nanoTime();
        try (NodeProcess node = NodeProcess.start(options.withQuickStart());
                LoadClients clients = LoadClients.login(
                        node.host(), node.port(), LoadOptions.clients(CLIENTS).withWindow(64), PATIENCE)) {
            ChatId group = clients.createGroup();
            for (int i = 0; i < CLIENTS; i++) {
                ChatId direct = clients.direct(i, (i + 1) % CLIENTS);
                clients.follow((i + 1) % CLIENTS, direct);
                clients.plan(i, direct, Long.MAX_VALUE);
                clients.plan(i, group, Long.MAX_VALUE);
            }
            clients.startSending();
            for (int i = 0; i < KILLS; i++) {
                clients.awaitAcks(clients.figures().acked() + ACKS_BETWEEN_KILLS, PATIENCE);
                node.kill();
                node.restart();
            }
            clients.awaitAcks(clients.figures().acked() + ACKS_BETWEEN_KILLS, PATIENCE);
            clients.stopSending();
            settle(clients);
            clients.readLogs();

            LoadFigures figures = clients.figures();
            LOG.info(
                    "{}: {} kills, {} in {} s",
                    engine,
                    KILLS,
                    figures,
                    Duration.ofNanos(System.nanoTime() - start).toSeconds());
            assertThat(HistoryChecker.check(clients.histories())).isEmpty();
            assertThat(figures.reconnects()).isGreaterThanOrEqualTo((long) KILLS * CLIENTS);
            assertThat(figures.resent()).as("sent again after a kill").isGreaterThan(KILLS);
            assertThat(figures.dupAcks())
                    .as("stored, but not acknowledged before a kill")
                    .isPositive();
        }
    }

    /** Waits until nothing is on its way. What never arrives has a cause in the histories, which says more than that time is up. */
    private static void settle(LoadClients clients) {
        try {
            clients.awaitAcked(PATIENCE);
            clients.awaitDelivered(PATIENCE);
        } catch (ConditionTimeoutException e) {
            assertThat(HistoryChecker.check(clients.histories())).isEmpty();
            throw e;
        }
    }
}
