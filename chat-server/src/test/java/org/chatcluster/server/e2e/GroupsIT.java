package org.chatcluster.server.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatcluster.server.e2e.Replies.refused;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.chatcluster.testkit.wire.Json;
import org.chatcluster.testkit.wire.WireUser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** PROTOCOL.md §4: groups, their members and events. */
@ExtendWith(SharedNodeExtension.class)
class GroupsIT {
    private static final int ADD_GROUP_MSG_ACK = 15;
    private static final int GROUP_USERS_MSG_ACK = 17;
    private static final int QUIT_GROUP_MSG_ACK = 41;
    private static final int GROUP_EVENT = 39;

    private final NodeUsers users;
    private final WireUser alice;
    private final WireUser bob;

    GroupsIT(NodeUsers users) {
        this.users = users;
        this.alice = users.user();
        this.bob = users.user();
    }

    @Test
    void begin_with_their_creator() {
        ObjectNode ack = WireUser.done(alice.client()
                .request(Json.message(8).put("groupname", "chess.club").put("groupdesc", "We play chess.")));
        int group = ack.get("groupid").intValue();

        assertThat(ack.get("groupname").textValue()).isEqualTo("chess.club");
        assertThat(groups(alice))
                .containsExactly(Json.of("{'groupid':" + group
                        + ",'groupname':'chess.club','groupdesc':'We play chess.','role':'creator','members':1}"));
        assertThat(page(alice, Json.message(16).put("groupid", group)).get("users"))
                .containsExactly(member(alice, "creator", "online"));
    }

    @Test
    void may_share_a_name_and_need_no_description() {
        int first = alice.createGroup("same");
        int second = bob.createGroup("same");

        assertThat(second).isNotEqualTo(first);
        assertThat(groups(bob).get(0).get("groupdesc").textValue()).isEmpty();
    }

    @Test
    void have_names_in_nfc() {
        ObjectNode ack = WireUser.done(alice.client().request(Json.message(8).put("groupname", "Cafe\u0301")));
        assertThat(ack.get("groupname").textValue()).isEqualTo("Caf\u00e9");
    }

    @Test
    void tell_all_devices_of_all_members_who_joined() {
        WireUser alicePhone = users.device(alice, "phone").synced();
        int group = alice.createGroup("club");
        ObjectNode ack = bob.join(group);

        assertThat(ack.get("groupname").textValue()).isEqualTo("club");
        assertThat(ack.get("lastseq").longValue()).isZero();
        for (WireUser told : List.of(alice, alicePhone, bob)) {
            told(told, group, "join", bob);
        }
        JsonNode shown = groups(bob).get(0);
        assertThat(shown.get("role").textValue()).isEqualTo("normal");
        assertThat(shown.get("members").intValue()).isEqualTo(2);
    }

    @Test
    void tell_all_members_who_quit_and_who_quit() {
        WireUser bobPhone = users.device(bob, "phone").synced();
        int group = alice.createGroup("club");
        bob.join(group);
        ObjectNode ack = bob.quit(group);

        assertThat(ack.get("groupid").intValue()).isEqualTo(group);
        told(alice, group, "quit", bob);
        told(bobPhone, group, "quit", bob);
        assertThat(groups(bob)).isEmpty();
        assertThat(groups(alice).get(0).get("members").intValue()).isEqualTo(1);
    }

    @Test
    void refuse_what_makes_no_sense() {
        int group = alice.createGroup("club");
        refused(ask(bob, 9, Integer.MAX_VALUE), ADD_GROUP_MSG_ACK, 300);
        refused(ask(bob, 40, Integer.MAX_VALUE), QUIT_GROUP_MSG_ACK, 300);
        refused(ask(bob, 16, Integer.MAX_VALUE), GROUP_USERS_MSG_ACK, 300);
        refused(ask(bob, 40, group), QUIT_GROUP_MSG_ACK, 301);
        refused(ask(bob, 16, group), GROUP_USERS_MSG_ACK, 301);
        refused(ask(alice, 9, group), ADD_GROUP_MSG_ACK, 302);
        refused(ask(alice, 40, group), QUIT_GROUP_MSG_ACK, 303);
        bob.join(group);
        refused(ask(bob, 9, group), ADD_GROUP_MSG_ACK, 302);
    }

    @Test
    void list_their_members_in_pages_by_number() {
        int group = alice.createGroup("club");
        List<Integer> ids = new ArrayList<>(List.of(alice.id()));
        for (int i = 0; i < 6; i++) {
            WireUser member = users.user();
            member.join(group);
            ids.add(member.id());
        }

        ObjectNode first = page(alice, Json.message(16).put("groupid", group).put("limit", 4));
        assertThat(memberIds(first)).isEqualTo(ids.subList(0, 4));
        assertThat(first.get("more").booleanValue()).isTrue();
        ObjectNode second = page(
                alice, Json.message(16).put("groupid", group).put("limit", 4).put("after", ids.get(3)));
        assertThat(memberIds(second)).isEqualTo(ids.subList(4, 7));
        assertThat(second.get("more").booleanValue()).isFalse();
        assertThat(memberIds(page(alice, Json.message(16).put("groupid", group))))
                .isEqualTo(ids);
        ObjectNode exact = page(alice, Json.message(16).put("groupid", group).put("limit", 7));
        assertThat(exact.get("more").booleanValue()).isFalse();
    }

    @Test
    void are_500_for_an_account_at_most() {
        int other = bob.createGroup("one.more");
        for (int i = 0; i < 500; i++) {
            alice.client().send(Json.message(8).put("groupname", "club"));
        }
        for (int i = 0; i < 500; i++) {
            WireUser.done(alice.client().await(14));
        }

        refused(alice.client().request(Json.message(8).put("groupname", "club")), 14, 206);
        refused(ask(alice, 9, other), ADD_GROUP_MSG_ACK, 206);
        assertThat(groups(alice)).hasSize(500);
    }

    @Test
    void are_told_at_login() {
        int group = alice.createGroup("club");
        bob.join(group);
        alice.sendToGroup(group, "hello");

        ObjectNode ack = WireUser.done(users.connect().request(Json.message(1).put("token", bob.token())));

        assertThat(ack.get("groups"))
                .containsExactly(Json.of(
                        "{'groupid':" + group + ",'groupname':'club','groupdesc':'','role':'normal','members':2}"));
        assertThat(ack.get("conversations"))
                .containsExactly(Json.of("{'groupid':" + group + ",'lastseq':1,'receivedseq':0,'readseq':0}"));
    }

    private static ObjectNode ask(WireUser user, int msgid, int group) {
        return user.client().request(Json.message(msgid).put("groupid", group));
    }

    private static JsonNode groups(WireUser user) {
        return WireUser.done(user.client().request(Json.message(28))).get("groups");
    }

    private static ObjectNode page(WireUser user, ObjectNode request) {
        return WireUser.done(user.client().request(request));
    }

    private static List<Integer> memberIds(ObjectNode page) {
        List<Integer> ids = new ArrayList<>();
        page.get("users").forEach(user -> ids.add(user.get("id").intValue()));
        return ids;
    }

    private static JsonNode member(WireUser user, String role, String state) {
        return Json.of("{}")
                .put("id", user.id())
                .put("name", user.name())
                .put("role", role)
                .put("state", state);
    }

    private static void told(WireUser user, int group, String kind, WireUser who) {
        ObjectNode event = user.client()
                .await(
                        message -> message.get("msgid").intValue() == GROUP_EVENT
                                && message.path("kind").asText().equals(kind)
                                && message.path("id").intValue() == who.id(),
                        "GROUP_EVENT " + kind + " of " + who.id());
        assertThat(event)
                .isEqualTo(Json.message(GROUP_EVENT)
                        .put("groupid", group)
                        .put("kind", kind)
                        .put("id", who.id())
                        .put("byid", who.id()));
    }
}
