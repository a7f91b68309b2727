package org.chatcluster.server.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.chatcluster.testkit.NodeOptions;
import org.chatcluster.testkit.NodeProcess;
import org.chatcluster.testkit.history.ChatId;
import org.chatcluster.testkit.history.HistoryChecker;
import org.chatcluster.testkit.load.LoadClients;
import org.chatcluster.testkit.load.LoadFigures;
import org.chatcluster.testkit.load.LoadOptions;
import org.junit.jupiter.api.Test;

/** The promise of PROTOCOL.md §3 over connections that break in full flight, on a node that stays up. */
class ReconnectIT {
    private static final int CLIENTS = 12;
    private static final int DISCONNECTS = 60;
    private static final int ACKS_BETWEEN = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void nothing_is_lost_or_doubled_when_clients_come_and_go() {
        try (NodeProcess node = NodeProcess.start(NodeOptions.sqlite());
                LoadClients clients =
                        LoadClients.login(node.host(), node.port(), LoadOptions.clients(CLIENTS), PATIENCE)) {
            ChatId group = clients.createGroup();
            for (int i = 0; i < CLIENTS; i++) {
                ChatId direct = clients.direct(i, (i + 1) % CLIENTS);
                clients.follow((i + 1) % CLIENTS, direct);
                clients.plan(i, direct, Long.MAX_VALUE);
                clients.plan(i, group, Long.MAX_VALUE);
            }
            clients.startSending();
            for (int i = 0; i < DISCONNECTS; i++) {
                clients.awaitAcks(clients.figures().acked() + ACKS_BETWEEN, PATIENCE);
                clients.disconnect(i % CLIENTS);
            }
            clients.stopSending();
            clients.awaitAcked(PATIENCE);
            clients.awaitDelivered(PATIENCE);
            clients.readLogs();

            assertThat(HistoryChecker.check(clients.histories())).isEmpty();
            LoadFigures figures = clients.figures();
            assertThat(figures.reconnects()).isGreaterThan(DISCONNECTS / 2);
            assertThat(figures.dupAcks())
                    .as("stored, but not acknowledged before a break")
                    .isPositive();
        }
    }
}
