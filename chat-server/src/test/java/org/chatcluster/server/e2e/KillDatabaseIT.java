package org.chatcluster.server.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.chatcluster.testkit.MariaDbServer;
import org.chatcluster.testkit.NodeOptions;
import org.chatcluster.testkit.NodeProcess;
import org.chatcluster.testkit.history.ChatId;
import org.chatcluster.testkit.history.HistoryChecker;
import org.chatcluster.testkit.load.LoadClients;
import org.chatcluster.testkit.load.LoadFigures;
import org.chatcluster.testkit.load.LoadOptions;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The promise of PROTOCOL.md §3 over {@code kill -9} of the database, while commits are under way whose outcome nobody knows. */
class KillDatabaseIT {
    private static final int CLIENTS = 8;
    private static final int KILLS = 3;
    private static final int ACKS_BETWEEN_KILLS = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Logger LOG = LoggerFactory.getLogger(KillDatabaseIT.class);

    @Test
    void loses_nothing_and_the_node_comes_back_by_itself() {
        try (MariaDbServer database = MariaDbServer.start();
                NodeProcess node = NodeProcess.start(NodeOptions.on(database.createDatabase("chat")));
                LoadClients clients =
                        LoadClients.login(node.host(), node.port(), LoadOptions.clients(CLIENTS), PATIENCE)) {
            ChatId group = clients.createGroup();
            for (int i = 0; i < CLIENTS; i++) {
                ChatId direct = clients.direct(i, i ^ 1);
                clients.follow(i ^ 1, direct);
                clients.plan(i, direct, Long.MAX_VALUE);
                clients.plan(i, group, Long.MAX_VALUE);
            }
            clients.startSending();
            for (int i = 0; i < KILLS; i++) {
                clients.awaitAcks(clients.figures().acked() + ACKS_BETWEEN_KILLS, PATIENCE);
                long refused = clients.figures().refused();
                database.kill();
                Awaitility.await("refusals")
                        .atMost(PATIENCE)
                        .until(() -> clients.figures().refused() > refused);
                database.restart();
            }
            clients.awaitAcks(clients.figures().acked() + ACKS_BETWEEN_KILLS, PATIENCE);
            clients.stopSending();
            clients.awaitAcked(PATIENCE);
            clients.awaitDelivered(PATIENCE);
            clients.readLogs();

            LoadFigures figures = clients.figures();
            LOG.info("{} kills of the database: {}", KILLS, figures);
            assertThat(HistoryChecker.check(clients.histories())).isEmpty();
            assertThat(figures.reconnects())
                    .as("sessions stay while the database is away")
                    .isZero();
        }
    }
}
