package org.chatcluster.server.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatcluster.server.e2e.Replies.refused;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.awaitility.Awaitility;
import org.chatcluster.testkit.wire.Json;
import org.chatcluster.testkit.wire.WireUser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PROTOCOL.md §4: friends. */
@ExtendWith(SharedNodeExtension.class)
class FriendsIT {
    private static final int ADD_FRIEND_MSG_ACK = 13;
    private static final int FRIEND_REPLY_MSG_ACK = 33;
    private static final int REMOVE_FRIEND_MSG_ACK = 36;
    private static final int FRIEND_EVENT = 34;

    private final NodeUsers users;
    private final WireUser alice;
    private final WireUser bob;

    FriendsIT(NodeUsers users) {
        this.users = users;
        this.alice = users.user();
        this.bob = users.user();
    }

    @Test
    void asking_tells_all_devices_of_the_other() {
        WireUser bobPhone = users.device(bob, "phone").synced();
        ObjectNode ack = add(alice, bob);

        assertThat(ack.get("friendid").intValue()).isEqualTo(bob.id());
        assertThat(ack.get("name").textValue()).isEqualTo(bob.name());
        assertThat(ack.get("state").textValue()).isEqualTo("pending");
        told(bob, "request", alice);
        told(bobPhone, "request", alice);
        assertThat(friends(bob).get("requests")).containsExactly(person(alice));
        assertThat(friends(alice).get("requests")).isEmpty();
        assertThat(friends(alice).get("friends")).isEmpty();
        assertThat(friends(alice).get("blocked")).isEmpty();
    }

    @Test
    void asking_again_stays_pending() {
        add(alice, bob);
        assertThat(add(alice, bob).get("state").textValue()).isEqualTo("pending");
        assertThat(friends(bob).get("requests")).hasSize(1);
    }

    @Test
    void accepting_makes_friends_and_tells_the_asker() {
        WireUser alicePhone = users.device(alice, "phone").synced();
        add(alice, bob);
        ObjectNode ack = WireUser.done(reply(bob, alice, true));

        assertThat(ack.get("friendid").intValue()).isEqualTo(alice.id());
        told(alice, "accepted", bob);
        told(alicePhone, "accepted", bob);
        assertThat(friends(alice).get("friends")).containsExactly(friend(bob, "online"));
        assertThat(friends(bob).get("friends")).containsExactly(friend(alice, "online"));
        assertThat(friends(bob).get("requests")).isEmpty();
    }

    @Test
    void rejecting_tells_the_asker_who_may_ask_again() {
        add(alice, bob);
        told(bob, "request", alice);
        WireUser.done(reply(bob, alice, false));

        told(alice, "rejected", bob);
        assertThat(friends(alice).get("friends")).isEmpty();
        assertThat(friends(bob).get("requests")).isEmpty();
        assertThat(add(alice, bob).get("state").textValue()).isEqualTo("pending");
        told(bob, "request", alice);
    }

    @Test
    void asking_each_other_makes_friends_at_once() {
        add(alice, bob);
        ObjectNode ack = add(bob, alice);

        assertThat(ack.get("state").textValue()).isEqualTo("friends");
        assertThat(ack.get("name").textValue()).isEqualTo(alice.name());
        told(alice, "accepted", bob);
        assertThat(friends(alice).get("friends")).hasSize(1);
        assertThat(friends(bob).get("friends")).hasSize(1);
        assertThat(friends(bob).get("requests")).isEmpty();
    }

    @Test
    void removing_tells_the_other() {
        befriend();
        ObjectNode ack = WireUser.done(remove(alice, bob));

        assertThat(ack.get("friendid").intValue()).isEqualTo(bob.id());
        told(bob, "removed", alice);
        assertThat(friends(alice).get("friends")).isEmpty();
        assertThat(friends(bob).get("friends")).isEmpty();
        refused(remove(bob, alice), REMOVE_FRIEND_MSG_ACK, 201);
    }

    @Test
    void refuses_what_makes_no_sense() {
        refused(alice.client().request(Json.message(7).put("friendid", alice.id())), ADD_FRIEND_MSG_ACK, 204);
        refused(alice.client().request(Json.message(7).put("friendid", Integer.MAX_VALUE)), ADD_FRIEND_MSG_ACK, 200);
        refused(reply(alice, bob, true), FRIEND_REPLY_MSG_ACK, 205);
        refused(reply(alice, bob, false), FRIEND_REPLY_MSG_ACK, 205);
        refused(remove(alice, bob), REMOVE_FRIEND_MSG_ACK, 201);
        befriend();
        refused(alice.client().request(Json.message(7).put("friendid", bob.id())), ADD_FRIEND_MSG_ACK, 203);
        refused(reply(bob, alice, true), FRIEND_REPLY_MSG_ACK, 205);
    }

    @Test
    void login_tells_friends_and_requests() {
        WireUser carol = users.user();
        befriend();
        add(carol, alice);

        ObjectNode ack = WireUser.done(users.connect()
                .request(Json.message(1)
                        .put("id", alice.id())
                        .put("password", WireUser.PASSWORD)
                        .put("device", "phone")));

        assertThat(ack.get("friends")).containsExactly(friend(bob, "online"));
        assertThat(ack.get("requests")).containsExactly(person(carol));
    }

    @Test
    void a_request_waits_for_who_is_away() {
        bob.close();
        add(alice, bob);

        ObjectNode ack = WireUser.done(users.connect().request(Json.message(1).put("token", bob.token())));
        assertThat(ack.get("requests")).containsExactly(person(alice));
    }

    @Test
    void shows_who_is_offline() {
        befriend();
        bob.close();

        Awaitility.await()
                .until(() -> friends(alice)
                        .get("friends")
                        .get(0)
                        .get("state")
                        .textValue()
                        .equals("offline"));
        assertThat(find(Json.message(30).put("userid", bob.id())).get("state").textValue())
                .isEqualTo("offline");
    }

    @Test
    void finds_by_name_and_by_number() {
        for (ObjectNode query : List.of(
                Json.message(30).put("userid", bob.id()),
                Json.message(30).put("name", bob.name()),
                Json.message(30).put("name", bob.name().toUpperCase(Locale.ROOT)))) {
            ObjectNode found = WireUser.done(find(query));
            assertThat(found.get("userid").intValue()).isEqualTo(bob.id());
            assertThat(found.get("name").textValue()).isEqualTo(bob.name());
            assertThat(found.get("state").textValue()).isEqualTo("online");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'msgid':30,'userid':2147483647}", "{'msgid':30,'name':'nobody.has.this'}"})
    void finds_nobody_with_200(String query) {
        refused(find(Json.of(query)), 31, 200);
    }

    private void befriend() {
        add(alice, bob);
        told(bob, "request", alice);
        WireUser.done(reply(bob, alice, true));
        told(alice, "accepted", bob);
    }

    private static ObjectNode add(WireUser asker, WireUser other) {
        return WireUser.done(asker.client().request(Json.message(7).put("friendid", other.id())));
    }

    private static ObjectNode reply(WireUser user, WireUser asker, boolean accept) {
        return user.client()
                .request(Json.message(32).put("friendid", asker.id()).put("accept", accept));
    }

    private static ObjectNode remove(WireUser user, WireUser other) {
        return user.client().request(Json.message(35).put("friendid", other.id()));
    }

    private ObjectNode find(ObjectNode query) {
        return alice.client().request(query);
    }

    private static ObjectNode friends(WireUser user) {
        return WireUser.done(user.client().request(Json.message(26)));
    }

    private static JsonNode person(WireUser user) {
        return Json.of("{}").put("id", user.id()).put("name", user.name());
    }

    private static JsonNode friend(WireUser user, String state) {
        return Json.of("{}").put("id", user.id()).put("name", user.name()).put("state", state);
    }

    private static void told(WireUser user, String kind, WireUser who) {
        ObjectNode event = user.client()
                .await(
                        message -> message.get("msgid").intValue() == FRIEND_EVENT
                                && message.path("kind").asText().equals(kind)
                                && message.path("id").intValue() == who.id(),
                        "FRIEND_EVENT " + kind + " of " + who.id());
        assertThat(event.get("name").textValue()).isEqualTo(who.name());
    }
}
