package org.chatcluster.server.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.chatcluster.server.e2e.Replies.push;
import static org.chatcluster.server.e2e.Replies.refused;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.chatcluster.testkit.wire.Json;
import org.chatcluster.testkit.wire.WireUser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PROTOCOL.md §3, §4: sending and getting messages. */
@ExtendWith(SharedNodeExtension.class)
class ChatIT {
    private static final int ONE_CHAT_MSG = 6;
    private static final int GROUP_CHAT_MSG = 10;
    private static final int CHAT_MSG_ACK = 12;

    private final NodeUsers users;

    ChatIT(NodeUsers users) {
        this.users = users;
    }

    @Test
    void reaches_the_other_side_with_everything_said() {
        WireUser alice = users.user();
        WireUser bob = users.user();
        ObjectNode ack = alice.sendTo(bob.id(), "are you there?");

        ObjectNode push = push(bob, ONE_CHAT_MSG, 1);
        assertThat(push.get("id").intValue()).isEqualTo(alice.id());
        assertThat(push.get("name").textValue()).isEqualTo(alice.name());
        assertThat(push.get("toid").intValue()).isEqualTo(bob.id());
        assertThat(push.get("msg").textValue()).isEqualTo("are you there?");
        assertThat(push.has("offline")).isFalse();
        assertThat(ack.get("toid").intValue()).isEqualTo(bob.id());
        assertThat(ack.get("seq").longValue()).isEqualTo(1);
        assertThat(ack.get("time")).isEqualTo(push.get("time"));
        assertThat(ack.has("dup")).isFalse();
        assertThat(Instant.ofEpochMilli(push.get("time").longValue()))
                .isCloseTo(Instant.now(), within(10, ChronoUnit.SECONDS));
    }

    @Test
    void has_one_numbering_for_both_directions() {
        WireUser alice = users.user();
        WireUser bob = users.user();

        assertThat(alice.sendTo(bob.id(), "one").get("seq").longValue()).isEqualTo(1);
        assertThat(bob.sendTo(alice.id(), "two").get("seq").longValue()).isEqualTo(2);
        assertThat(alice.sendTo(bob.id(), "three").get("seq").longValue()).isEqualTo(3);
        push(alice, ONE_CHAT_MSG, 2);
        push(bob, ONE_CHAT_MSG, 1);
        push(bob, ONE_CHAT_MSG, 3);
    }

    @Test
    void in_a_group_reaches_every_member_and_acks_its_sender() {
        WireUser alice = users.user();
        WireUser bob = users.user();
        WireUser carol = users.user();
        int group = alice.createGroup("club");
        bob.join(group);
        carol.join(group);

        ObjectNode ack = alice.sendToGroup(group, "hello all");

        assertThat(ack.get("groupid").intValue()).isEqualTo(group);
        assertThat(ack.get("seq").longValue()).isEqualTo(1);
        for (WireUser member : new WireUser[] {bob, carol}) {
            ObjectNode push = member.client().await(GROUP_CHAT_MSG);
            assertThat(push.get("id").intValue()).isEqualTo(alice.id());
            assertThat(push.get("groupid").intValue()).isEqualTo(group);
            assertThat(push.get("msg").textValue()).isEqualTo("hello all");
            assertThat(push.get("seq").longValue()).isEqualTo(1);
        }
        assertThat(alice.client().drain())
                .noneMatch(message -> message.get("msgid").intValue() == GROUP_CHAT_MSG);
    }

    @Test
    void goes_to_all_devices_and_only_the_sending_one_gets_the_ack() {
        WireUser alice = users.user();
        WireUser aliceTablet = users.device(alice, "tablet").synced();
        WireUser bob = users.user();
        WireUser bobPhone = users.device(bob, "phone").synced();
        alice.sendTo(bob.id(), "hi");

        push(bob, ONE_CHAT_MSG, 1);
        push(bobPhone, ONE_CHAT_MSG, 1);
        ObjectNode onTablet = push(aliceTablet, ONE_CHAT_MSG, 1);
        assertThat(onTablet.get("id").intValue()).isEqualTo(alice.id());
        assertThat(onTablet.get("toid").intValue()).isEqualTo(bob.id());
        bob.sendTo(alice.id(), "hi too");
        push(alice, ONE_CHAT_MSG, 2);
        push(aliceTablet, ONE_CHAT_MSG, 2);
        push(bobPhone, ONE_CHAT_MSG, 2);
    }

    @Test
    void acks_pipelined_messages_in_order_and_without_holes() {
        WireUser alice = users.user();
        WireUser bob = users.user();
        for (int i = 1; i <= 300; i++) {
            alice.client().send(message(bob.id(), "message " + i).put("cid", i));
        }

        for (int i = 1; i <= 300; i++) {
            ObjectNode ack = alice.client().expect(CHAT_MSG_ACK);
            assertThat(ack.get("cid").longValue()).isEqualTo(i);
            assertThat(ack.get("seq").longValue()).isEqualTo(i);
        }
        for (int i = 1; i <= 300; i++) {
            assertThat(push(bob, ONE_CHAT_MSG, i).get("msg").textValue()).isEqualTo("message " + i);
        }
    }

    @Test
    void without_cid_is_acked_without_and_stored_each_time() {
        WireUser alice = users.user();
        WireUser bob = users.user();
        for (int i = 1; i <= 2; i++) {
            ObjectNode ack = WireUser.done(alice.client().request(message(bob.id(), "same")));
            assertThat(ack.has("cid")).isFalse();
            assertThat(ack.get("seq").longValue()).isEqualTo(i);
            push(bob, ONE_CHAT_MSG, i);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"quoted\" \\ / \b\f\n\r\t",
                "\u0000\u0001\u001f\u007f",
                "Grüße, 你好, नमस्ते, 👩‍👩‍👧‍👦, \uDBFF\uDFFF",
                "e\u0301 stays decomposed",
                "\u2028\u2029\uFEFF",
                " leading and trailing ",
                "'; DROP TABLE message; --"
            })
    void keeps_the_text_as_it_is(String text) {
        WireUser alice = users.user();
        WireUser bob = users.user();
        alice.sendTo(bob.id(), text);

        assertThat(push(bob, ONE_CHAT_MSG, 1).get("msg").textValue()).isEqualTo(text);
        ObjectNode page = WireUser.done(bob.client().request(Json.message(19).put("toid", alice.id())));
        assertThat(page.get("messages").get(0).get("msg").textValue()).isEqualTo(text);
    }

    @Test
    void may_have_8192_bytes() {
        WireUser alice = users.user();
        WireUser bob = users.user();
        String[] texts = {"x".repeat(8192), "\uD83D\uDE00".repeat(2048), "\u0001".repeat(8192)};
        for (int i = 0; i < texts.length; i++) {
            alice.sendTo(bob.id(), texts[i]);
            assertThat(push(bob, ONE_CHAT_MSG, i + 1).get("msg").textValue()).isEqualTo(texts[i]);
        }
    }

    @Test
    void is_refused_where_nobody_can_get_it() {
        WireUser alice = users.user();
        WireUser bob = users.user();
        int group = bob.createGroup("closed");

        refused(alice.client().request(message(alice.id(), "me")), CHAT_MSG_ACK, 204);
        refused(alice.client().request(message(Integer.MAX_VALUE, "who?")), CHAT_MSG_ACK, 200);
        refused(alice.client().request(toGroup(Integer.MAX_VALUE, "where?")), CHAT_MSG_ACK, 300);
        refused(alice.client().request(toGroup(group, "let me in")), CHAT_MSG_ACK, 301);
    }

    @Test
    void that_is_refused_names_its_cid_and_target() {
        WireUser alice = users.user();
        ObjectNode ack = refused(
                alice.client().request(message(Integer.MAX_VALUE, "who?").put("cid", 77)), CHAT_MSG_ACK, 200);

        assertThat(ack.get("cid").longValue()).isEqualTo(77);
        assertThat(ack.get("toid").intValue()).isEqualTo(Integer.MAX_VALUE);
    }

    private static ObjectNode message(int toid, String text) {
        return Json.message(ONE_CHAT_MSG).put("toid", toid).put("msg", text);
    }

    private static ObjectNode toGroup(int groupid, String text) {
        return Json.message(GROUP_CHAT_MSG).put("groupid", groupid).put("msg", text);
    }
}
