package org.chatcluster.server.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatcluster.server.e2e.Friends.PRESENCE_EVENT;
import static org.chatcluster.server.e2e.Friends.listedState;
import static org.chatcluster.server.e2e.Friends.shows;
import static org.chatcluster.server.e2e.Replies.BYE_MSG;
import static org.chatcluster.server.e2e.Replies.answers;
import static org.chatcluster.server.e2e.Replies.refused;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.awaitility.Awaitility;
import org.chatcluster.testkit.NodeProcess;
import org.chatcluster.testkit.cluster.ClusterOptions;
import org.chatcluster.testkit.cluster.ClusterProcesses;
import org.chatcluster.testkit.wire.Json;
import org.chatcluster.testkit.wire.WireClient;
import org.chatcluster.testkit.wire.WireUser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who is where, and who has a device, on two nodes with a real Redis between them. */
class PresenceAcrossNodesIT {
    private static final int ONE = 0;
    private static final int TWO = 1;
    private static final Duration CRASH_SHOWS_WITHIN = Duration.ofSeconds(12);
    /** What a test machine with other work may take on top. */
    private static final Duration SLACK = Duration.ofSeconds(3);

    /** A login waits so long for an answer of Redis. */
    private static final Duration REDIS_IS_WAITED_FOR = Duration.ofMillis(300);
    /** Friends are shown nothing for so long, and some, after a node began to stop. */
    private static final Duration TIME_TO_COME_BACK = Duration.ofSeconds(3);

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static ClusterProcesses cluster;

    private final List<WireClient> clients = new ArrayList<>();

    @BeforeAll
    static void startCluster() {
        cluster = ClusterProcesses.start(ClusterOptions.nodes(2));
    }

    @AfterAll
    static void stopCluster() {
        cluster.close();
    }

    @AfterEach
    void disconnect() {
        clients.forEach(WireClient::close);
    }

    private WireClient connect(int node) {
        NodeProcess process = cluster.node(node);
        WireClient client = WireClient.connect(process.host(), process.port());
        clients.add(client);
        return client;
    }

    private WireUser user(int node) {
        WireUser user =
                WireUser.create(cluster.node(node).host(), cluster.node(node).port());
        clients.add(user.client());
        return user.synced();
    }

    private WireUser login(int node, WireUser user, long attempt) {
        return WireUser.login(connect(node), byPassword(user).put("attempt", attempt))
                .synced();
    }

    private static ObjectNode byPassword(WireUser user) {
        return Json.message(1).put("id", user.id()).put("password", WireUser.PASSWORD);
    }

    /** What is shown to new friends goes by what is found, and a login is not held up until all nodes find it. */
    private static void befriend(WireUser asker, WireUser other) {
        awaitFound(asker, other);
        Friends.befriend(asker, other);
    }

    private static void awaitFound(WireUser one, WireUser other) {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() ->
                        state(one, other).equals("online") && state(other, one).equals("online"));
    }

    private static String state(WireUser asker, WireUser user) {
        return WireUser.done(asker.client().request(Json.message(30).put("userid", user.id())))
                .get("state")
                .textValue();
    }

    private static void goodbye(WireUser user, int errno) {
        ObjectNode bye = user.client().await(BYE_MSG);
        assertThat(bye.get("errno").intValue()).isEqualTo(errno);
        assertThat(bye.get("reconnect").booleanValue()).isFalse();
        user.client().awaitClosed();
    }

    @Test
    void friends_see_each_other_come_and_go() {
        WireUser alice = user(ONE);
        WireUser bob = user(TWO);
        befriend(alice, bob);
        assertThat(listedState(alice, bob)).isEqualTo("online");
        assertThat(listedState(bob, alice)).isEqualTo("online");

        bob.close();
        shows(alice, bob, "offline");
        assertThat(listedState(alice, bob)).isEqualTo("offline");
        WireUser again = bob.again(connect(TWO)).synced();
        shows(alice, bob, "online");
        WireUser moved = again.again(connect(ONE)).synced();
        moved.close();
        goodbye(again, 116);
        shows(alice, bob, "offline");
    }

    @Test
    void members_and_strangers_are_found_online_on_whichever_node() {
        WireUser alice = user(ONE);
        WireUser bob = user(TWO);
        int group = alice.createGroup("group");
        bob.join(group);
        awaitFound(alice, bob);
        for (WireUser who : List.of(alice, bob)) {
            ObjectNode members =
                    WireUser.done(who.client().request(Json.message(16).put("groupid", group)));
            members.get("users")
                    .forEach(member ->
                            assertThat(member.get("state").textValue()).isEqualTo("online"));
            assertThat(members.get("users")).hasSize(2);
        }
    }

    @Test
    void the_users_of_a_killed_node_turn_offline_and_can_log_in_elsewhere_at_once() {
        WireUser alice = user(ONE);
        WireUser bob = user(TWO);
        WireUser carol = login(TWO, user(TWO), 5);
        befriend(alice, bob);
        cluster.node(TWO).kill();
        try (Stopwatch killed = new Stopwatch()) {
            answers(login(ONE, carol, 6).client());
            assertThat(killed.elapsed()).as("a login elsewhere").isLessThan(Duration.ofSeconds(2));

            ObjectNode event = alice.client().expect(PRESENCE_EVENT, PATIENCE);
            assertThat(event.get("state").textValue()).isEqualTo("offline");
            assertThat(killed.elapsed()).isLessThan(CRASH_SHOWS_WITHIN.plus(SLACK));
            assertThat(listedState(alice, bob)).isEqualTo("offline");
            WireUser again = bob.again(connect(ONE)).synced();
            shows(alice, bob, "online");
            again.close();
        } finally {
            cluster.node(TWO).restart();
        }
    }

    @Test
    void a_device_is_taken_over_from_another_node() {
        WireUser first = user(ONE);
        WireUser phone = first.onDevice(connect(ONE), "phone").synced();
        WireUser second = first.again(connect(TWO)).synced();
        goodbye(first, 116);
        WireUser third = second.again(connect(ONE)).synced();
        goodbye(second, 116);
        answers(third.client());
        answers(phone.client());
    }

    @Test
    void a_smaller_attempt_is_refused_on_another_node() {
        WireUser user = user(ONE);
        WireUser current = login(ONE, user, 10);
        goodbye(user, 116);
        WireClient late = connect(TWO);
        refused(late.request(byPassword(user).put("attempt", 9)), 2, 116);
        answers(late);
        answers(current.client());
        WireUser equal = login(TWO, user, 10);
        goodbye(current, 116);
        answers(equal.client());
    }

    @Test
    void the_stale_session_of_a_frozen_node_loses() {
        WireUser alice = user(ONE);
        WireUser stale = login(TWO, alice, 10);
        goodbye(alice, 116);
        cluster.node(TWO).pause();
        WireUser current;
        try {
            current = login(ONE, alice, 11);
            // The lease of the frozen node has ended when its users are found offline.
            WireUser other = user(ONE);
            Awaitility.await()
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(state(other, alice)).isEqualTo("online"));
        } finally {
            cluster.node(TWO).resume();
        }
        goodbye(stale, 116);
        answers(current.client());
    }

    @Test
    void a_redis_that_was_flushed_is_filled_again_and_nobody_flickers() {
        WireUser alice = user(ONE);
        WireUser bob = user(TWO);
        WireUser carol = user(TWO);
        befriend(alice, bob);
        befriend(alice, carol);
        cluster.redis().flushAll();
        WireUser asker = user(ONE);
        Awaitility.await().atMost(PATIENCE).until(() -> state(asker, bob).equals("online"));
        carol.close();
        shows(alice, carol, "offline");
        bob.close();
        shows(alice, bob, "offline");
    }

    @Test
    void what_happened_while_redis_was_away_is_known_when_it_is_back() {
        WireUser alice = user(ONE);
        WireUser bob = user(TWO);
        WireUser carol = user(TWO);
        WireUser device = user(ONE);
        befriend(alice, bob);
        befriend(alice, carol);
        cluster.redis().kill();
        WireUser successor;
        try (Stopwatch time = new Stopwatch()) {
            bob.close();
            successor = device.again(connect(TWO)).synced();
            assertThat(time.elapsed()).as("a login without Redis").isLessThan(Duration.ofSeconds(2));
            assertThat(listedState(alice, carol)).isEqualTo("online");
        } finally {
            cluster.redis().restart();
        }
        ObjectNode event = alice.client().expect(PRESENCE_EVENT, PATIENCE);
        assertThat(event)
                .isEqualTo(Json.message(PRESENCE_EVENT).put("id", bob.id()).put("state", "offline"));
        goodbye(device, 116);
        answers(successor.client());
        carol.close();
        shows(alice, carol, "offline");
    }

    @Test
    void a_redis_that_hangs_delays_the_first_logins_only() {
        WireUser alice = user(ONE);
        WireUser bob = user(ONE);
        cluster.redis().pause();
        try (Stopwatch time = new Stopwatch()) {
            // They find out.
            alice.again(connect(ONE)).synced();
            bob.again(connect(ONE)).synced();
            List<Duration> later = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                time.restart();
                alice.again(connect(ONE)).synced();
                later.add(time.elapsed());
            }
            assertThat(Collections.min(later))
                    .as("of logins that do not wait for Redis, the quickest")
                    .isLessThan(REDIS_IS_WAITED_FOR);
        } finally {
            cluster.redis().resume();
        }
        WireUser carol = user(TWO);
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> state(bob.again(connect(ONE)).synced(), carol).equals("online"));
    }

    @Test
    void a_logout_everywhere_ends_the_sessions_on_other_nodes() {
        WireUser alice = user(ONE);
        WireUser phone = alice.onDevice(connect(TWO), "phone").synced();
        WireUser bob = user(TWO);
        WireUser.done(alice.client().request(Json.message(3).put("all", true)));
        goodbye(phone, 118);
        refused(connect(TWO).request(Json.message(1).put("token", phone.token()).put("device", "phone")), 2, 1);
        answers(bob.client());
    }

    @Test
    void the_users_of_a_node_that_stops_are_not_shown_offline_if_they_come_back() {
        Awaitility.await().atMost(PATIENCE.multipliedBy(3)).until(this::comeBackFromANodeThatStops);
    }

    /** False, with nothing looked at, if a busy machine kept somebody from coming back in time. */
    private boolean comeBackFromANodeThatStops() {
        WireUser alice = user(ONE);
        WireUser bob = user(TWO);
        WireUser carol = user(TWO);
        befriend(alice, bob);
        befriend(alice, carol);
        long stopped = System.nanoTime();
        cluster.node(TWO).signalTerminate();
        try {
            bob.client().await(BYE_MSG);
            bob.again(connect(ONE)).synced();
            if (System.nanoTime() - stopped > TIME_TO_COME_BACK.toNanos()) {
                return false;
            }
            shows(alice, carol, "offline");
            cluster.node(TWO).awaitExit();
            return true;
        } finally {
            if (cluster.node(TWO).isAlive()) {
                // Something failed above; the other tests need the node.
                cluster.node(TWO).kill();
            }
            cluster.node(TWO).restart();
        }
    }
}
