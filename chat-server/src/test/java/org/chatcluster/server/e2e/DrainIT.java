package org.chatcluster.server.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chatcluster.server.e2e.Replies.BYE_MSG;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.chatcluster.testkit.MariaDbServer;
import org.chatcluster.testkit.NodeOptions;
import org.chatcluster.testkit.NodeProcess;
import org.chatcluster.testkit.wire.Json;
import org.chatcluster.testkit.wire.WireClient;
import org.chatcluster.testkit.wire.WireUser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A clean stop among clients and a database that do not play along. */
class DrainIT {
    private static final Duration STOP_LIMIT = Duration.ofSeconds(25);
    /** Of a stop with nothing in its way but clients: their last words may take 3 s. */
    private static final Duration QUICK = Duration.ofSeconds(15);

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int FROZEN_CLIENTS = 5;
    /** Of 8 KB: more than a socket takes, less than the 4 MiB that end a connection. */
    private static final int UNREAD_MESSAGES = 400;

    private static MariaDbServer server;

    @BeforeAll
    static void startDatabase() {
        server = MariaDbServer.start();
    }

    @AfterAll
    static void stopDatabase() {
        server.close();
    }

    @Test
    void frozen_clients_do_not_hold_it_up() {
        try (NodeProcess node = NodeProcess.start(NodeOptions.sqlite().withQuickStart());
                NodeUsers users = new NodeUsers(node)) {
            WireUser alice = users.user();
            int group = alice.createGroup("talk");
            List<WireClient> frozen = new ArrayList<>();
            for (int i = 0; i < FROZEN_CLIENTS; i++) {
                WireClient client = WireClient.connect(node.host(), node.port(), 4_096);
                alice.onDevice(client, "frozen" + i);
                client.pauseReading();
                frozen.add(client);
            }
            for (int i = 0; i < UNREAD_MESSAGES; i++) {
                alice.sendToGroup(group, "x".repeat(8_000));
            }
            try (Stopwatch time = new Stopwatch()) {
                assertThat(node.terminate()).isZero();

                assertThat(time.elapsed()).isLessThan(QUICK);
            }
            assertThat(alice.client().await(BYE_MSG).get("errno").intValue()).isEqualTo(123);
            frozen.forEach(WireClient::close);
        }
    }

    @Test
    void a_database_that_hangs_does_not_keep_the_farewells_back() {
        try (NodeProcess node = onMariaDb();
                NodeUsers users = new NodeUsers(node);
                Stopwatch time = new Stopwatch()) {
            WireUser alice = users.user();
            leaveSendUnanswered(alice);
            time.restart();
            node.signalTerminate();

            ObjectNode bye =
                    alice.client().await(message -> message.get("msgid").intValue() == BYE_MSG, "BYE_MSG", PATIENCE);
            assertThat(bye.get("errno").intValue()).isEqualTo(123);
            assertThat(time.elapsed()).isLessThan(STOP_LIMIT);
            node.awaitExit();
            assertThat(time.elapsed()).isLessThan(STOP_LIMIT.plusSeconds(2));
        } finally {
            server.resume();
        }
    }

    @Test
    void it_is_not_ready_meanwhile_and_a_second_signal_ends_it_at_once() {
        try (NodeProcess node = onMariaDb();
                NodeUsers users = new NodeUsers(node);
                Stopwatch time = new Stopwatch()) {
            leaveSendUnanswered(users.user());
            time.restart();
            node.signalTerminate();

            Awaitility.await().until(() -> node.ops("/readyz").statusCode() == 503);
            assertThat(node.ops("/readyz").body()).contains("The node is stopping.");
            assertThat(node.ops("/livez").statusCode()).isEqualTo(200);
            Awaitility.await()
                    .untilAsserted(() -> assertThatThrownBy(users::connect).hasMessageContaining("Cannot connect"));
            // Two signals within half a second count as one.
            Awaitility.await()
                    .pollInterval(Duration.ofMillis(600))
                    .atMost(PATIENCE)
                    .until(() -> {
                        signalUnlessEnded(node);
                        return !node.isAlive();
                    });
            assertThat(time.elapsed()).as("less than the lanes alone may take").isLessThan(STOP_LIMIT.dividedBy(2));
        } finally {
            server.resume();
        }
    }

    private static void signalUnlessEnded(NodeProcess node) {
        try {
            node.signalTerminate();
        } catch (IllegalStateException e) {
            assertThat(node.isAlive()).as("%s", e).isFalse();
        }
    }

    private static NodeProcess onMariaDb() {
        return NodeProcess.start(NodeOptions.on(server.createDatabase("drain" + System.nanoTime()))
                .withQuickStart());
    }

    /** Freezes the database with a message and a cursor on their way to it. */
    private static void leaveSendUnanswered(WireUser user) {
        int group = user.createGroup("talk");
        user.sendToGroup(group, "before");
        server.pause();
        user.client().send(Json.message(18).put("groupid", group).put("seq", 1));
        user.client()
                .send(Json.message(10).put("groupid", group).put("msg", "lost?").put("cid", WireUser.freshCid()));
        user.client().drain();
    }
}
