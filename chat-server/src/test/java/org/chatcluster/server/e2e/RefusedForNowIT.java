package org.chatcluster.server.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatcluster.server.e2e.Replies.answers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.chatcluster.testkit.MariaDbServer;
import org.chatcluster.testkit.NodeOptions;
import org.chatcluster.testkit.NodeProcess;
import org.chatcluster.testkit.wire.Json;
import org.chatcluster.testkit.wire.WireClient;
import org.chatcluster.testkit.wire.WireUser;
import org.junit.jupiter.api.Test;

/** PROTOCOL.md §5: refusals with {@code retry}, and the order of what is sent again. */
class RefusedForNowIT {
    private static final int CHAT_MSG_ACK = 12;
    private static final int AT_ONCE = 900;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void sends_beyond_the_rate_get_120_and_keep_their_order_when_repeated() {
        NodeOptions options = NodeOptions.sqlite().withFlag("--limits", "on");
        try (NodeProcess node = NodeProcess.start(options);
                NodeUsers users = new NodeUsers(node)) {
            WireUser alice = users.user();
            WireUser bob = users.user();
            List<ObjectNode> refused = List.of();
            int sent = 0;
            // A machine that stands still for some seconds makes the first ones slow enough.
            while (refused.isEmpty() && sent < 10 * AT_ONCE) {
                refused = sendAll(
                        alice,
                        bob,
                        IntStream.rangeClosed(sent + 1, sent + AT_ONCE).boxed().toList());
                sent += AT_ONCE;
            }

            assertThat(refused).as("sends that were too fast").isNotEmpty();
            assertThat(refused.get(0).get("errno").intValue()).isEqualTo(120);
            assertThat(refused.get(0).get("retryafter").longValue()).isPositive();
            assertThat(refused.subList(1, refused.size()))
                    .allMatch(ack -> ack.get("errno").intValue() == 121);
            assertThat(refused).allMatch(ack -> ack.get("retry").booleanValue());
            assertThat(cids(refused))
                    .isEqualTo(IntStream.rangeClosed(sent - refused.size() + 1, sent)
                            .boxed()
                            .toList());

            repeatUntilAllAreStored(alice, bob, cids(refused));
            expectOrder(bob, sent);
        }
    }

    @Test
    void sends_without_a_database_get_121_and_keep_their_order_when_repeated() {
        try (MariaDbServer database = MariaDbServer.start();
                NodeProcess node = NodeProcess.start(NodeOptions.on(database.createDatabase("chat")));
                NodeUsers users = new NodeUsers(node)) {
            WireUser alice = users.user();
            WireUser bob = users.user();
            assertThat(sendAll(alice, bob, List.of(1, 2, 3))).isEmpty();
            database.kill();

            List<ObjectNode> refused = sendAll(alice, bob, List.of(4, 5, 6));

            assertThat(cids(refused)).containsExactly(4, 5, 6);
            assertThat(refused).allMatch(ack -> ack.get("errno").intValue() == 121);
            answers(alice.client());
            loginGets121(users.connect(), alice);
            database.restart();
            assertThat(cids(sendAll(alice, bob, List.of(7, 8)))).containsExactly(7, 8);
            repeatUntilAllAreStored(alice, bob, List.of(4, 5, 6, 7, 8));
            expectOrder(bob, 8);
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> users.connect()
                                    .request(Json.message(1).put("token", alice.token()))
                                    .get("errno")
                                    .intValue()
                            == 0);
        }
    }

    private static void loginGets121(WireClient client, WireUser user) {
        for (ObjectNode login : List.of(
                Json.message(1).put("token", user.token()),
                Json.message(1).put("id", user.id()).put("password", WireUser.PASSWORD))) {
            client.send(login);
            ObjectNode ack = client.expect(2, PATIENCE);
            assertThat(ack.get("errno").intValue()).as("errno of %s", ack).isEqualTo(121);
            assertThat(ack.get("retry").booleanValue()).isTrue();
        }
    }

    /** Sends all, waits for all answers and returns the refusals in order. */
    private static List<ObjectNode> sendAll(WireUser from, WireUser to, List<Integer> cids) {
        for (int cid : cids) {
            from.client()
                    .send(Json.message(6)
                            .put("toid", to.id())
                            .put("msg", "message " + cid)
                            .put("cid", cid));
        }
        List<ObjectNode> refused = new ArrayList<>();
        for (int i = 0; i < cids.size(); i++) {
            ObjectNode ack = from.client().expect(CHAT_MSG_ACK, PATIENCE);
            if (ack.get("errno").intValue() != 0) {
                refused.add(ack);
            }
        }
        return refused;
    }

    private static void repeatUntilAllAreStored(WireUser from, WireUser to, List<Integer> cids) {
        List<Integer> left = new ArrayList<>(cids);
        Awaitility.await().pollInterval(Duration.ofMillis(200)).atMost(PATIENCE).until(() -> {
            List<Integer> again = cids(sendAll(from, to, left));
            left.retainAll(again);
            return left.isEmpty();
        });
    }

    private static void expectOrder(WireUser receiver, int count) {
        for (int seq = 1; seq <= count; seq++) {
            assertThat(Replies.push(receiver, 6, seq).get("msg").textValue()).isEqualTo("message " + seq);
        }
    }

    private static List<Integer> cids(List<ObjectNode> acks) {
        return acks.stream().map(ack -> ack.get("cid").intValue()).toList();
    }
}
