package org.chatcluster.server.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
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

/** A hundred clients with 32 messages in flight each: all arrive once and in order. */
@ExtendWith(MariaDbExtension.class)
class PipelineIT {
    private static final int CLIENTS = 100;
    private static final int MESSAGES = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Logger LOG = LoggerFactory.getLogger(PipelineIT.class);

    @Test
    void delivers_all_on_sqlite() {
        deliversAll("SQLite", NodeOptions.sqlite());
    }

    @Test
    void delivers_all_on_mariadb(TestDatabases databases) {
        deliversAll("MariaDB", NodeOptions.on(databases.create()));
    }

    private static void deliversAll(String engine, NodeOptions options) {
        try (NodeProcess node = NodeProcess.start(options);
                LoadClients clients = LoadClients.login(
                        node.host(), node.port(), LoadOptions.clients(CLIENTS).withWindow(32), PATIENCE)) {
            ChatId group = clients.createGroup();
            for (int i = 0; i < CLIENTS; i++) {
                ChatId direct = clients.direct(i, i ^ 1);
                clients.follow(i ^ 1, direct);
                clients.plan(i, direct, MESSAGES);
                clients.plan(i, group, MESSAGES);
            }
            long start = System.nanoTime();
            clients.startSending();
            clients.awaitAcked(PATIENCE);
            clients.awaitDelivered(PATIENCE);
            Duration took = Duration.ofNanos(System.nanoTime() - start);

            LoadFigures figures = clients.figures();
            LOG.info("{}: {} in {} ms", engine, figures, took.toMillis());
            assertThat(HistoryChecker.check(clients.histories())).isEmpty();
            assertThat(figures).isEqualTo(new LoadFigures(2L * CLIENTS * MESSAGES, 0, 0, 0, 0));
        }
    }
}
