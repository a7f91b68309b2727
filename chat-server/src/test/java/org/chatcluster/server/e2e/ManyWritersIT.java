package org.chatcluster.server.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.chatcluster.testkit.MariaDbExtension;
import org.chatcluster.testkit.NodeOptions;
import org.chatcluster.testkit.NodeProcess;
import org.chatcluster.testkit.RedisExtension;
import org.chatcluster.testkit.TestDatabases;
import org.chatcluster.testkit.TestRedis;
import org.chatcluster.testkit.history.ChatId;
import org.chatcluster.testkit.history.HistoryChecker;
import org.chatcluster.testkit.load.LoadClients;
import org.chatcluster.testkit.load.LoadFigures;
import org.chatcluster.testkit.load.LoadOptions;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Several nodes that write to the same conversations as fast as they can, whether they hear of each other or have nothing but the database
 * between them: the numbers are theirs to fight for, and no user notices.
 */
@ExtendWith({MariaDbExtension.class, RedisExtension.class})
class ManyWritersIT {
    private static final int CLIENTS = 12;
    private static final int MESSAGES = Integer.getInteger("chat.test.messages", 1_000);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Logger LOG = LoggerFactory.getLogger(ManyWritersIT.class);

    @ParameterizedTest
    @CsvSource({"2, false", "3, true"})
    void leave_no_hole_and_no_duplicate_and_refuse_nobody(
            int count, boolean hearOfEachOther, TestDatabases databases, TestRedis redis) {
        NodeOptions options = NodeOptions.on(databases.create());
        if (hearOfEachOther) {
            options = options.withFlag("--redis-url", redis.url());
        }
        List<NodeProcess> nodes = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                nodes.add(NodeProcess.start(options));
            }
            write(nodes, hearOfEachOther);
        } finally {
            nodes.forEach(NodeProcess::close);
        }
    }

    private static void write(List<NodeProcess> nodes, boolean hearOfEachOther) {
        List<InetSocketAddress> addresses = nodes.stream()
                .map(node -> new InetSocketAddress(node.host(), node.port()))
                .toList();
        try (LoadClients clients = LoadClients.login(addresses, LoadOptions.clients(CLIENTS), PATIENCE)) {
            ChatId group = clients.createGroup();
            for (int i = 0; i < CLIENTS; i++) {
                clients.plan(i, group, MESSAGES);
                clients.plan(i, clients.direct(i, i ^ 1), MESSAGES / 10);
            }
            long start = System.nanoTime();
            clients.startSending();
            clients.awaitAcked(PATIENCE);
            long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
            if (!hearOfEachOther) {
                // What a node has not heard of it sends at the next login.
                clients.reconnect(PATIENCE);
            }
            clients.awaitDelivered(PATIENCE);
            clients.readLogs();

            LoadFigures figures = clients.figures();
            LOG.info(
                    "{} nodes, Redis {}: {} messages in {} ms, {} a second, batches in conflict {}, {}",
                    nodes.size(),
                    hearOfEachOther,
                    figures.acked(),
                    millis,
                    figures.acked() * 1_000 / millis,
                    nodes.stream()
                            .map(node -> metric(node, "chat_commit_conflicts_total"))
                            .toList(),
                    figures);
            assertThat(HistoryChecker.check(clients.histories())).isEmpty();
            assertThat(figures.refused()).as("refusals that reached a user").isZero();
            if (nodes.size() > 1) {
                assertThat(nodes.stream()
                                .mapToDouble(node -> metric(node, "chat_commit_conflicts_total"))
                                .sum())
                        .as("batches that met another node's row")
                        .isPositive();
            }
        }
    }

    private static double metric(NodeProcess node, String name) {
        return node.ops("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }
}
