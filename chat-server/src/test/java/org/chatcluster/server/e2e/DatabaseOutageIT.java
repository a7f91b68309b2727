package org.chatcluster.server.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.chatcluster.testkit.MariaDbServer;
import org.chatcluster.testkit.NodeOptions;
import org.chatcluster.testkit.NodeProcess;
import org.chatcluster.testkit.history.ChatId;
import org.chatcluster.testkit.history.HistoryChecker;
import org.chatcluster.testkit.load.LoadClients;
import org.chatcluster.testkit.load.LoadFigures;
import org.chatcluster.testkit.load.LoadOptions;
import org.chatcluster.testkit.wire.Json;
import org.chatcluster.testkit.wire.WireClient;
import org.chatcluster.testkit.wire.WireUser;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A database that is away for longer than any single attempt to reach it: everybody is told 121 and stays, and goes on within seconds
 * of its return.
 */
class DatabaseOutageIT {
    private static final int CLIENTS = 8;
    private static final int UNAVAILABLE = 121;
    private static final Duration RECOVERY = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseOutageIT.class);

    /** How a database goes away and comes back. */
    private enum Outage {
        KILLED(8) {
            @Override
            void begin(MariaDbServer database) {
                database.kill();
            }

            @Override
            void end(MariaDbServer database) {
                database.restart();
            }
        },
        STOPPED(4) {
            @Override
            void begin(MariaDbServer database) {
                database.stop();
            }

            @Override
            void end(MariaDbServer database) {
                database.restart();
            }
        },
        FROZEN_BRIEFLY(4) {
            @Override
            void begin(MariaDbServer database) {
                database.pause();
            }

            @Override
            void end(MariaDbServer database) {
                database.resume();
            }
        },
        FROZEN(12) {
            @Override
            void begin(MariaDbServer database) {
                database.pause();
            }

            @Override
            void end(MariaDbServer database) {
                database.resume();
            }
        };

        private final Duration length;

        Outage(int seconds) {
            length = Duration.ofSeconds(seconds);
        }

        abstract void begin(MariaDbServer database);

        abstract void end(MariaDbServer database);
    }

    @Test
    void is_over_for_everybody_within_five_seconds_of_its_return() {
        try (MariaDbServer database = MariaDbServer.start();
                NodeProcess node = NodeProcess.start(NodeOptions.on(database.createDatabase("chat")));
                NodeUsers users = new NodeUsers(node);
                LoadClients clients =
                        LoadClients.login(node.host(), node.port(), LoadOptions.clients(CLIENTS), PATIENCE)) {
            WireUser user = users.user();
            ChatId group = clients.createGroup();
            for (int i = 0; i < CLIENTS; i++) {
                clients.plan(i, clients.direct(i, i ^ 1), Long.MAX_VALUE);
                clients.plan(i, group, Long.MAX_VALUE);
            }
            clients.startSending();
            for (Outage outage : Outage.values()) {
                clients.awaitAcks(clients.figures().acked() + 1_000, PATIENCE);
                recovers(outage, database, users, user, clients);
            }
            clients.stopSending();
            clients.awaitAcked(PATIENCE);
            clients.awaitDelivered(PATIENCE);
            clients.readLogs();

            assertThat(HistoryChecker.check(clients.histories())).isEmpty();
            assertThat(clients.figures().reconnects())
                    .as("sessions that were lost")
                    .isZero();
        }
    }

    @Test
    void is_waited_for_at_the_start_of_a_node() throws IOException {
        try (MariaDbServer database = MariaDbServer.start()) {
            NodeOptions options =
                    NodeOptions.on(database.createDatabase("chat")).withFlag("--db-wait", "60s");
            database.stop();
            CompletableFuture<NodeProcess> starting;
            try (ServerSocket nobody = new ServerSocket(database.port(), 1, InetAddress.getLoopbackAddress())) {
                starting = CompletableFuture.supplyAsync(() -> NodeProcess.start(options));
                nobody.accept().close();
            }
            database.restart();
            try (NodeProcess node = starting.join();
                    NodeUsers users = new NodeUsers(node)) {
                Replies.answers(users.user().client());
                assertThat(node.ops("/readyz").statusCode()).isEqualTo(200);
                assertThat(node.ops("/readyz").body())
                        .contains("database: ok\n")
                        .contains("durability: log_bin is off: other nodes may see a message before it is on disk.\n");
                assertThat(node.outputText()).contains("WARN").contains("log_bin is off");
            }
        }
    }

    private static void recovers(
            Outage outage, MariaDbServer database, NodeUsers users, WireUser user, LoadClients clients) {
        LoadFigures before = clients.figures();
        long start = System.nanoTime();
        outage.begin(database);
        if (outage != Outage.FROZEN_BRIEFLY) {
            // Beside the session of the user: a login that gets as far as its device takes that over, and may fail
            // afterwards.
            loginGets121(users, Json.message(1).put("token", user.token()).put("device", "console/beside"));
            loginGets121(users, passwordLogin(user));
        }
        Awaitility.await().atMost(PATIENCE).until(() -> System.nanoTime() - start > outage.length.toNanos());
        LoadFigures during = clients.figures();
        outage.end(database);

        Duration firstAck;
        Duration firstLogin;
        try (Stopwatch back = new Stopwatch()) {
            clients.awaitAcks(clients.figures().acked() + 1, PATIENCE);
            firstAck = back.elapsed();
            Awaitility.await().atMost(PATIENCE).until(() -> login(users, user) == 0);
            firstLogin = back.elapsed();
        }
        LOG.info(
                "{} for {} s: {} refused, first ack {} ms and first login {} ms after its return",
                outage,
                outage.length.toSeconds(),
                during.refused() - before.refused(),
                firstAck.toMillis(),
                firstLogin.toMillis());
        assertThat(firstAck).isLessThan(RECOVERY);
        assertThat(firstLogin).isLessThan(RECOVERY);
        assertThat(user.client().drain())
                .as("what the session of an idle user was told")
                .isEmpty();
    }

    private static int login(NodeUsers users, WireUser user) {
        try (WireClient client =
                WireClient.connect(users.node().host(), users.node().port())) {
            client.send(passwordLogin(user));
            return client.expect(2, PATIENCE).get("errno").intValue();
        }
    }

    private static ObjectNode passwordLogin(WireUser user) {
        return Json.message(1)
                .put("id", user.id())
                .put("password", WireUser.PASSWORD)
                .put("device", "phone");
    }

    private static void loginGets121(NodeUsers users, ObjectNode login) {
        WireClient client = users.connect();
        client.send(login);
        ObjectNode ack = client.expect(2, PATIENCE);
        assertThat(ack.get("errno").intValue()).as("errno of %s", ack).isEqualTo(UNAVAILABLE);
        assertThat(ack.get("retry").booleanValue()).isTrue();
    }
}
