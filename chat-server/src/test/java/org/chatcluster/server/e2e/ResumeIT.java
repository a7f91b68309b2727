package org.chatcluster.server.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatcluster.server.e2e.Replies.push;
import static org.chatcluster.server.e2e.Replies.seqs;
import static org.chatcluster.server.e2e.Replies.untilSyncEnd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.awaitility.Awaitility;
import org.chatcluster.testkit.wire.Json;
import org.chatcluster.testkit.wire.WireUser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** PROTOCOL.md §3, §4: what a login brings, by stored cursors, {@code backlog} and {@code cursors}. */
@ExtendWith(SharedNodeExtension.class)
class ResumeIT {
    private static final int ONE_CHAT_MSG = 6;

    private final NodeUsers users;

    ResumeIT(NodeUsers users) {
        this.users = users;
    }

    @Test
    void brings_what_came_meanwhile_in_order_and_marked() {
        WireUser alice = users.user();
        WireUser bob = users.user();
        bob.close();
        sendMany(alice, bob, 5);

        WireUser again = users.again(bob);

        List<ObjectNode> backlog = untilSyncEnd(again);
        assertThat(seqs(backlog)).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(backlog).allMatch(message -> message.path("offline").booleanValue());
        assertThat(backlog.get(4).get("msg").textValue()).isEqualTo("message 5");
        alice.sendTo(bob.id(), "live");
        assertThat(push(again, ONE_CHAT_MSG, 6).has("offline")).isFalse();
    }

    @Test
    void brings_again_what_was_not_confirmed_and_nothing_that_was() {
        WireUser alice = users.user();
        WireUser bob = users.user();
        sendMany(alice, bob, 5);
        confirm(bob, alice, 3);
        bob.client().drain();

        WireUser again = users.again(bob);

        assertThat(seqs(untilSyncEnd(again))).containsExactly(4L, 5L);
        again.client().send(Json.message(18).put("toid", alice.id()).put("seq", 5));
        again.client().drain();
        assertThat(untilSyncEnd(users.again(bob))).isEmpty();
    }

    @Test
    void brings_own_messages_too() {
        WireUser alice = users.user();
        WireUser bob = users.user();
        sendMany(alice, bob, 2);

        List<ObjectNode> backlog = untilSyncEnd(users.again(alice));

        assertThat(seqs(backlog)).containsExactly(1L, 2L);
        assertThat(backlog.get(0).get("id").intValue()).isEqualTo(alice.id());
        assertThat(backlog.get(0).get("toid").intValue()).isEqualTo(bob.id());
    }

    @Test
    void brings_at_most_the_newest_of_each_conversation_when_asked() {
        WireUser alice = users.user();
        WireUser bob = users.user();
        WireUser carol = users.user();
        sendMany(alice, bob, 5);
        sendMany(carol, bob, 2);

        List<ObjectNode> backlog = untilSyncEnd(login(bob, Json.of("{'backlog':3}")));

        assertThat(seqs(from(backlog, alice))).containsExactly(3L, 4L, 5L);
        assertThat(seqs(from(backlog, carol))).containsExactly(1L, 2L);
        assertThat(untilSyncEnd(login(bob, Json.of("{'backlog':0}")))).isEmpty();
        assertThat(untilSyncEnd(login(bob, Json.of("{'backlog':'all'}")))).hasSize(7);
    }

    @Test
    void goes_on_live_where_a_short_backlog_ended() {
        WireUser alice = users.user();
        WireUser bob = users.user();
        sendMany(alice, bob, 5);
        WireUser again = login(bob, Json.of("{'backlog':1}"));
        alice.sendTo(bob.id(), "live");

        assertThat(seqs(untilSyncEnd(again))).containsExactly(5L);
        push(again, ONE_CHAT_MSG, 6);
    }

    @Test
    void starts_at_the_cursors_of_the_device_upward_and_downward() {
        WireUser alice = users.user();
        WireUser bob = users.user();
        sendMany(alice, bob, 5);
        confirm(bob, alice, 3);
        bob.client().drain();

        assertThat(seqs(untilSyncEnd(login(bob, cursor(alice, 4))))).containsExactly(5L);
        assertThat(seqs(untilSyncEnd(login(bob, cursor(alice, 1))))).containsExactly(2L, 3L, 4L, 5L);
        assertThat(seqs(untilSyncEnd(login(bob, cursor(alice, 0))))).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(seqs(untilSyncEnd(login(bob, Json.of("{}"))))).containsExactly(4L, 5L);
    }

    @Test
    void takes_a_cursor_beyond_the_end_as_the_end() {
        WireUser alice = users.user();
        WireUser bob = users.user();
        sendMany(alice, bob, 2);
        WireUser again = login(bob, cursor(alice, 1000));

        assertThat(untilSyncEnd(again)).isEmpty();
        alice.sendTo(bob.id(), "live");
        push(again, ONE_CHAT_MSG, 3);
    }

    @Test
    void takes_the_last_of_two_cursors_and_no_foreign_ones() {
        WireUser alice = users.user();
        WireUser bob = users.user();
        WireUser carol = users.user();
        int foreign = carol.createGroup("foreign");
        carol.sendToGroup(foreign, "secret");
        sendMany(alice, bob, 3);
        ObjectNode login = cursor(alice, 3);
        login.withArray("cursors").addObject().put("toid", alice.id()).put("seq", 1);
        login.withArray("cursors").addObject().put("groupid", foreign).put("seq", 0);
        login.withArray("cursors").addObject().put("groupid", Integer.MAX_VALUE).put("seq", 0);
        login.withArray("cursors").addObject().put("toid", Integer.MAX_VALUE).put("seq", 7);

        assertThat(seqs(untilSyncEnd(login(bob, login)))).containsExactly(2L, 3L);
    }

    @Test
    void tells_of_conversations_what_is_stored() {
        WireUser alice = users.user();
        WireUser bob = users.user();
        WireUser carol = users.user();
        sendMany(alice, bob, 4);
        long time = alice.sendTo(bob.id(), "message 5").get("time").longValue();
        // The one that was written to last comes first, as far as milliseconds tell.
        Awaitility.await().until(() -> System.currentTimeMillis() > time);
        sendMany(carol, bob, 1);
        confirm(bob, alice, 3);
        bob.client().send(Json.message(51).put("toid", alice.id()).put("seq", 2));
        bob.client().drain();

        ObjectNode ack = WireUser.done(users.connect().request(Json.message(1).put("token", bob.token())));

        JsonNode conversations = ack.get("conversations");
        assertThat(conversations).hasSize(2);
        assertThat(conversations.get(0).get("toid").intValue()).isEqualTo(carol.id());
        assertThat(conversations.get(1))
                .isEqualTo(Json.of("{'toid':" + alice.id() + ",'lastseq':5,'receivedseq':3,'readseq':2}"));
    }

    @Test
    void puts_conversations_with_something_new_first() {
        WireUser alice = users.user();
        WireUser bob = users.user();
        WireUser carol = users.user();
        sendMany(alice, bob, 1);
        sendMany(carol, bob, 1);
        confirm(bob, carol, 1);
        bob.client().send(Json.message(51).put("toid", carol.id()).put("seq", 1));
        bob.client().drain();

        ObjectNode ack = WireUser.done(users.connect().request(Json.message(1).put("token", bob.token())));

        assertThat(ack.get("conversations").get(0).get("toid").intValue()).isEqualTo(alice.id());
        assertThat(ack.get("conversations").get(1).get("toid").intValue()).isEqualTo(carol.id());
    }

    private static void sendMany(WireUser from, WireUser to, int count) {
        for (int i = 1; i <= count; i++) {
            from.sendTo(to.id(), "message " + i);
        }
    }

    /** Confirms up to a message that the user has got: nobody can confirm what is still on its way. */
    private static void confirm(WireUser user, WireUser other, long seq) {
        user.client()
                .await(
                        push -> push.get("msgid").intValue() == ONE_CHAT_MSG
                                && push.get("id").intValue() == other.id()
                                && push.get("seq").longValue() == seq,
                        "message " + seq + " of " + other.id());
        user.client().send(Json.message(18).put("toid", other.id()).put("seq", seq));
    }

    private static ObjectNode cursor(WireUser other, long seq) {
        ObjectNode fields = Json.of("{}");
        fields.putArray("cursors").addObject().put("toid", other.id()).put("seq", seq);
        return fields;
    }

    private WireUser login(WireUser user, ObjectNode fields) {
        return WireUser.login(users.connect(), fields.put("msgid", 1).put("token", user.token()));
    }

    private static List<ObjectNode> from(List<ObjectNode> messages, WireUser sender) {
        return messages.stream()
                .filter(message -> message.get("id").intValue() == sender.id())
                .toList();
    }
}
