package org.chatcluster.server.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chatcluster.server.e2e.Replies.seqs;
import static org.chatcluster.server.e2e.Replies.untilSyncEnd;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.chatcluster.testkit.NodeOptions;
import org.chatcluster.testkit.NodeProcess;
import org.chatcluster.testkit.history.ChatId;
import org.chatcluster.testkit.history.HistoryChecker;
import org.chatcluster.testkit.load.LoadClients;
import org.chatcluster.testkit.load.LoadOptions;
import org.chatcluster.testkit.wire.Json;
import org.chatcluster.testkit.wire.WireClient;
import org.chatcluster.testkit.wire.WireUser;
import org.junit.jupiter.api.Test;

/** A clean stop: what SIGTERM does to clients, messages and cursors. */
class ShutdownIT {
    private static final int CLIENTS = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void says_goodbye_to_everyone_and_ends_with_0() {
        try (NodeProcess node = NodeProcess.start(NodeOptions.sqlite().withQuickStart());
                NodeUsers users = new NodeUsers(node)) {
            WireUser user = users.user();
            WireClient stranger = users.connect();
            assertThat(node.ops("/livez").statusCode()).isEqualTo(200);
            assertThat(node.ops("/readyz").statusCode()).isEqualTo(200);

            assertThat(node.terminate()).isZero();

            for (WireClient client : new WireClient[] {user.client(), stranger}) {
                ObjectNode bye = client.expect(Replies.BYE_MSG);
                assertThat(bye.get("errno").intValue()).isEqualTo(123);
                assertThat(bye.get("reconnect").booleanValue()).isTrue();
                assertThat(bye.get("retryafter").longValue()).isBetween(0L, 2_000L);
                client.awaitClosed();
            }
            assertThatThrownBy(users::connect).hasMessageContaining("Cannot connect");
        }
    }

    @Test
    void keeps_cursors_that_were_just_confirmed() {
        try (NodeProcess node = NodeProcess.start(NodeOptions.sqlite().withQuickStart());
                NodeUsers users = new NodeUsers(node)) {
            WireUser alice = users.user();
            WireUser bob = users.user();
            for (int i = 1; i <= 5; i++) {
                alice.sendTo(bob.id(), "message " + i);
                bob.client().expect(6);
            }
            bob.client().send(Json.message(18).put("toid", alice.id()).put("seq", 3));
            bob.client().send(Json.message(51).put("toid", alice.id()).put("seq", 2));
            bob.client().drain();
            node.terminate();
            node.restart();

            WireClient client = users.connect();
            ObjectNode ack = WireUser.done(client.request(Json.message(1).put("token", bob.token())));

            assertThat(ack.get("conversations").get(0).get("receivedseq").longValue())
                    .isEqualTo(3);
            assertThat(ack.get("conversations").get(0).get("readseq").longValue())
                    .isEqualTo(2);
            assertThat(client.expect(6).get("seq").longValue()).isEqualTo(4);
            assertThat(client.expect(6).get("seq").longValue()).isEqualTo(5);
            assertThat(seqs(untilSyncEnd(users.again(alice)))).containsExactly(1L, 2L, 3L, 4L, 5L);
        }
    }

    @Test
    void keeps_the_promise_under_load() {
        try (NodeProcess node = NodeProcess.start(NodeOptions.sqlite().withQuickStart());
                LoadClients clients =
                        LoadClients.login(node.host(), node.port(), LoadOptions.clients(CLIENTS), PATIENCE)) {
            ChatId group = clients.createGroup();
            for (int i = 0; i < CLIENTS; i++) {
                clients.plan(i, group, Long.MAX_VALUE);
            }
            clients.startSending();
            for (int i = 0; i < 2; i++) {
                clients.awaitAcks(clients.figures().acked() + 2_000, PATIENCE);
                assertThat(node.terminate()).isZero();
                node.restart();
            }
            clients.awaitAcks(clients.figures().acked() + 2_000, PATIENCE);
            clients.stopSending();
            clients.awaitAcked(PATIENCE);
            clients.awaitDelivered(PATIENCE);
            clients.readLogs();

            assertThat(HistoryChecker.check(clients.histories())).isEmpty();
            assertThat(clients.figures().reconnects()).isGreaterThanOrEqualTo(2L * CLIENTS);
        }
    }
}
