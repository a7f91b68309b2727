package org.chatcluster.server.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatcluster.server.e2e.Replies.SYNC_END_MSG;
import static org.chatcluster.server.e2e.Replies.push;
import static org.chatcluster.server.e2e.Replies.refused;
import static org.chatcluster.server.e2e.Replies.untilSyncEnd;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.chatcluster.testkit.history.ChatId;
import org.chatcluster.testkit.history.HistoryChecker;
import org.chatcluster.testkit.load.LoadClients;
import org.chatcluster.testkit.load.LoadOptions;
import org.chatcluster.testkit.wire.Json;
import org.chatcluster.testkit.wire.WireUser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Two nodes behave as one. */
class AcrossNodesIT {
    private static final int ONE_CHAT_MSG = 6;
    private static final int GROUP_CHAT_MSG = 10;
    private static final int FRIEND_EVENT = 34;
    private static final int GROUP_EVENT = 39;
    private static final int READ_EVENT = 52;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Logger LOG = LoggerFactory.getLogger(AcrossNodesIT.class);

    private static ClusterUsers users;

    private final WireUser alice = users.first().user();
    private final WireUser bob = users.second().user();

    @BeforeAll
    static void start() {
        users = ClusterUsers.start(2);
    }

    @AfterAll
    static void close() {
        users.close();
    }

    @Test
    void two_people_chat() {
        alice.sendTo(bob.id(), "hello");
        ObjectNode hello = push(bob, ONE_CHAT_MSG, 1);
        assertThat(hello.get("msg").textValue()).isEqualTo("hello");
        assertThat(hello.get("name").textValue()).isEqualTo(alice.name());
        bob.sendTo(alice.id(), "hi");
        push(alice, ONE_CHAT_MSG, 2);
        assertThat(alice.sendTo(bob.id(), "how are you?").get("seq").longValue())
                .isEqualTo(3);
        push(bob, ONE_CHAT_MSG, 3);
    }

    @Test
    void all_devices_of_both_are_told_on_every_node() {
        WireUser phone = users.second().device(alice, "phone").synced();
        alice.sendTo(bob.id(), "hello");

        push(phone, ONE_CHAT_MSG, 1);
        push(bob, ONE_CHAT_MSG, 1);
    }

    @Test
    void a_group_chats() {
        int group = alice.createGroup("club");
        // The creator hears of its own coming first.
        assertThat(alice.client().await(GROUP_EVENT)).isEqualTo(Json.of(event(group, "join", alice)));
        bob.join(group);
        assertThat(alice.client().await(GROUP_EVENT)).isEqualTo(Json.of(event(group, "join", bob)));
        alice.sendToGroup(group, "welcome");
        bob.client().await(GROUP_CHAT_MSG);
        bob.sendToGroup(group, "thank you");
        assertThat(alice.client().await(GROUP_CHAT_MSG).get("seq").longValue()).isEqualTo(2);
    }

    private static String event(int group, String kind, WireUser who) {
        return "{'msgid':39,'groupid':" + group + ",'kind':'" + kind + "','id':" + who.id() + ",'byid':" + who.id()
                + "}";
    }

    @Test
    void messages_for_somebody_offline_wait_on_every_node() {
        bob.close();
        alice.sendTo(bob.id(), "later");
        WireUser again = users.first().again(bob);

        List<ObjectNode> backlog = untilSyncEnd(again);
        assertThat(backlog).hasSize(1);
        assertThat(backlog.get(0).get("msg").textValue()).isEqualTo("later");
        assertThat(backlog.get(0).get("offline").booleanValue()).isTrue();
    }

    @Test
    void a_new_membership_reaches_the_other_devices_and_an_old_one_ends_there() {
        int group = alice.createGroup("club");
        WireUser phone = users.first().device(bob, "phone").synced();
        bob.join(group);
        phone.client().await(GROUP_EVENT);
        alice.sendToGroup(group, "one");
        assertThat(phone.client().await(GROUP_CHAT_MSG).get("seq").longValue()).isEqualTo(1);
        assertThat(bob.client().await(GROUP_CHAT_MSG).get("seq").longValue()).isEqualTo(1);
        phone.sendToGroup(group, "from my phone");
        bob.client().await(GROUP_CHAT_MSG);

        bob.quit(group);
        assertThat(phone.client().await(GROUP_EVENT)).isEqualTo(Json.of(event(group, "quit", bob)));
        alice.client().await(message -> message.path("kind").asText().equals("quit"), "a GROUP_EVENT of the quitting");
        phone.client().drain();
        alice.sendToGroup(group, "two");
        alice.sendTo(bob.id(), "marker");
        assertThat(phone.client().next().get("msg").textValue()).isEqualTo("marker");
        refused(
                phone.client()
                        .request(Json.message(GROUP_CHAT_MSG)
                                .put("groupid", group)
                                .put("msg", "no")
                                .put("cid", WireUser.freshCid())),
                12,
                301);
    }

    @Test
    void friends_ask_and_answer() {
        WireUser.done(alice.client().request(Json.message(7).put("friendid", bob.id())));
        assertThat(bob.client().await(FRIEND_EVENT).get("kind").textValue()).isEqualTo("request");
        WireUser.done(bob.client()
                .request(Json.message(32).put("friendid", alice.id()).put("accept", true)));
        assertThat(alice.client()
                        .await(message -> message.path("kind").asText().equals("accepted"), "FRIEND_EVENT accepted")
                        .get("id")
                        .intValue())
                .isEqualTo(bob.id());
    }

    @Test
    void the_other_side_hears_how_far_somebody_has_read() {
        alice.sendTo(bob.id(), "read me");
        push(bob, ONE_CHAT_MSG, 1);
        bob.client().send(Json.message(51).put("toid", alice.id()).put("seq", 1));

        ObjectNode event = alice.client().await(READ_EVENT);
        assertThat(event.get("id").intValue()).isEqualTo(bob.id());
        assertThat(event.get("seq").longValue()).isEqualTo(1);
    }

    @Test
    void a_resend_to_another_node_is_a_dup() {
        long cid = WireUser.freshCid();
        ObjectNode send =
                Json.message(6).put("toid", bob.id()).put("msg", "once").put("cid", cid);
        WireUser.done(alice.client().request(send));
        push(bob, ONE_CHAT_MSG, 1);
        WireUser moved = users.second().again(alice);
        ObjectNode ack = WireUser.done(moved.client().request(send));

        assertThat(ack.get("dup").booleanValue()).isTrue();
        assertThat(ack.get("seq").longValue()).isEqualTo(1);
        moved.sendTo(bob.id(), "marker");
        push(bob, ONE_CHAT_MSG, 2);
        moved.client().await(SYNC_END_MSG);
    }

    @Test
    void what_fits_is_delivered_without_a_read_of_the_database() {
        alice.sendTo(bob.id(), "first");
        push(bob, ONE_CHAT_MSG, 1);
        double pages = ClusterUsers.pagesReadDuring(users.cluster().node(1), () -> {
            for (int i = 0; i < 50; i++) {
                long seq = alice.sendTo(bob.id(), "message").get("seq").longValue();
                push(bob, ONE_CHAT_MSG, seq);
            }
        });

        assertThat(pages).isZero();
    }

    @Test
    void many_write_to_one_another_and_to_one_group_from_both_nodes() {
        List<InetSocketAddress> nodes = users.cluster().entrances();
        try (LoadClients clients =
                LoadClients.login(nodes, LoadOptions.clients(20).withWindow(16), PATIENCE)) {
            ChatId group = clients.createGroup();
            for (int i = 0; i < clients.count(); i++) {
                int other = i ^ 1;
                ChatId direct = clients.direct(i, other);
                clients.follow(other, direct);
                clients.plan(i, direct, 500);
                clients.plan(i, group, 100);
            }
            clients.startSending();
            clients.awaitAcked(PATIENCE);
            clients.awaitDelivered(PATIENCE);
            clients.readLogs();

            LOG.info(
                    "{}; gaps {} and {}",
                    clients.figures(),
                    ClusterUsers.metric(users.cluster().node(0), "chat_gaps_total"),
                    ClusterUsers.metric(users.cluster().node(1), "chat_gaps_total"));
            assertThat(HistoryChecker.check(clients.histories())).isEmpty();
            assertThat(clients.figures().refused()).isZero();
        }
    }

    @Test
    void the_nodes_say_who_they_are() {
        assertThat(Set.of(
                        users.cluster().node(0).ready().node(),
                        users.cluster().node(1).ready().node()))
                .containsExactlyInAnyOrder("node-1", "node-2");
    }
}
