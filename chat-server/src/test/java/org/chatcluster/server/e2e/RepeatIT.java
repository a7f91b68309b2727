package org.chatcluster.server.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatcluster.server.e2e.Replies.push;
import static org.chatcluster.server.e2e.Replies.refused;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.chatcluster.testkit.wire.Json;
import org.chatcluster.testkit.wire.WireUser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** PROTOCOL.md §3: the same cid again. */
@ExtendWith(SharedNodeExtension.class)
class RepeatIT {
    private static final int ONE_CHAT_MSG = 6;
    private static final int GROUP_CHAT_MSG = 10;
    private static final int CHAT_MSG_ACK = 12;

    private final NodeUsers users;

    RepeatIT(NodeUsers users) {
        this.users = users;
    }

    @Test
    void gets_the_first_ack_again_and_is_stored_once() {
        WireUser alice = users.user();
        WireUser bob = users.user();
        ObjectNode send = message(bob, "once", 5);
        ObjectNode first = WireUser.done(alice.client().request(send));
        ObjectNode second = WireUser.done(alice.client().request(send));

        assertThat(first.has("dup")).isFalse();
        assertThat(second.get("dup").booleanValue()).isTrue();
        for (String field : new String[] {"cid", "toid", "seq", "time"}) {
            assertThat(second.get(field)).as(field).isEqualTo(first.get(field));
        }
        alice.sendTo(bob.id(), "next");
        push(bob, ONE_CHAT_MSG, 1);
        assertThat(push(bob, ONE_CHAT_MSG, 2).get("msg").textValue()).isEqualTo("next");
    }

    @Test
    void in_the_same_write_is_stored_once() {
        WireUser alice = users.user();
        WireUser bob = users.user();
        for (int i = 0; i < 20; i++) {
            alice.client().send(message(bob, "once", 5));
        }
        alice.client().send(message(bob, "next", 6));

        int fresh = 0;
        for (int i = 0; i < 20; i++) {
            ObjectNode ack = WireUser.done(alice.client().expect(CHAT_MSG_ACK));
            assertThat(ack.get("seq").longValue()).isEqualTo(1);
            fresh += ack.path("dup").booleanValue() ? 0 : 1;
        }
        assertThat(fresh).isEqualTo(1);
        assertThat(WireUser.done(alice.client().expect(CHAT_MSG_ACK)).get("seq").longValue())
                .isEqualTo(2);
        push(bob, ONE_CHAT_MSG, 1);
        push(bob, ONE_CHAT_MSG, 2);
    }

    @Test
    void on_another_connection_gets_a_dup_ack_beside_the_push() {
        WireUser alice = users.user();
        WireUser bob = users.user();
        ObjectNode send = message(bob, "once", 5);
        WireUser.done(alice.client().request(send));
        WireUser again = users.again(alice);

        ObjectNode ack = WireUser.done(again.client().request(send));

        assertThat(ack.get("dup").booleanValue()).isTrue();
        assertThat(again.client().await(ONE_CHAT_MSG).get("seq").longValue()).isEqualTo(1);
        again.client().expect(Replies.SYNC_END_MSG);
    }

    @Test
    void with_another_text_or_target_gets_400() {
        WireUser alice = users.user();
        WireUser bob = users.user();
        WireUser carol = users.user();
        int group = alice.createGroup("club");
        WireUser.done(alice.client().request(message(bob, "once", 5)));

        refused(alice.client().request(message(bob, "twice", 5)), CHAT_MSG_ACK, 400);
        refused(alice.client().request(message(carol, "once", 5)), CHAT_MSG_ACK, 400);
        refused(alice.client().request(toGroup(group, "once", 5)), CHAT_MSG_ACK, 400);
        assertThat(WireUser.done(alice.client().request(message(bob, "once", 5)))
                        .get("dup")
                        .booleanValue())
                .isTrue();
        assertThat(carol.client().drain()).isEmpty();
    }

    @Test
    void is_answered_before_the_send_would_be_refused() {
        WireUser alice = users.user();
        WireUser bob = users.user();
        int group = alice.createGroup("club");
        bob.join(group);
        ObjectNode send = toGroup(group, "farewell", 5);
        WireUser.done(bob.client().request(send));
        bob.quit(group);

        ObjectNode ack = WireUser.done(bob.client().request(send));

        assertThat(ack.get("dup").booleanValue()).isTrue();
        assertThat(ack.get("seq").longValue()).isEqualTo(1);
        refused(bob.client().request(toGroup(group, "farewell", 6)), CHAT_MSG_ACK, 301);
        refused(bob.client().request(toGroup(group, "changed", 5)), CHAT_MSG_ACK, 400);
    }

    @Test
    void of_a_refused_send_is_a_first_send() {
        WireUser alice = users.user();
        WireUser bob = users.user();
        int group = alice.createGroup("club");
        ObjectNode send = toGroup(group, "hello", 5);
        refused(bob.client().request(send), CHAT_MSG_ACK, 301);
        bob.join(group);

        ObjectNode ack = WireUser.done(bob.client().request(send));

        assertThat(ack.has("dup")).isFalse();
        assertThat(ack.get("seq").longValue()).isEqualTo(1);
    }

    @Test
    void of_another_user_is_a_message_of_its_own() {
        WireUser alice = users.user();
        WireUser bob = users.user();
        WireUser.done(alice.client().request(message(bob, "same", 5)));

        ObjectNode ack = WireUser.done(bob.client().request(message(alice, "same", 5)));

        assertThat(ack.has("dup")).isFalse();
        assertThat(ack.get("seq").longValue()).isEqualTo(2);
    }

    @Test
    void may_use_the_greatest_cid() {
        WireUser alice = users.user();
        WireUser bob = users.user();
        ObjectNode send = message(bob, "once", 9_007_199_254_740_991L);

        assertThat(WireUser.done(alice.client().request(send)).get("cid").longValue())
                .isEqualTo(9_007_199_254_740_991L);
        assertThat(WireUser.done(alice.client().request(send)).get("dup").booleanValue())
                .isTrue();
    }

    private static ObjectNode message(WireUser to, String text, long cid) {
        return Json.message(ONE_CHAT_MSG).put("toid", to.id()).put("msg", text).put("cid", cid);
    }

    private static ObjectNode toGroup(int groupid, String text, long cid) {
        return Json.message(GROUP_CHAT_MSG)
                .put("groupid", groupid)
                .put("msg", text)
                .put("cid", cid);
    }
}
