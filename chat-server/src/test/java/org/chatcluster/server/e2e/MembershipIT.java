package org.chatcluster.server.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatcluster.server.e2e.Replies.refused;
import static org.chatcluster.server.e2e.Replies.seqs;
import static org.chatcluster.server.e2e.Replies.untilSyncEnd;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.chatcluster.testkit.history.ChatId;
import org.chatcluster.testkit.load.LoadClients;
import org.chatcluster.testkit.load.LoadOptions;
import org.chatcluster.testkit.wire.Json;
import org.chatcluster.testkit.wire.WireUser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** PROTOCOL.md §4: what a member of a group sees, and from when to when. */
@ExtendWith(SharedNodeExtension.class)
class MembershipIT {
    private static final int GROUP_CHAT_MSG = 10;

    private final NodeUsers users;
    private final WireUser alice;
    private final WireUser bob;
    private final int group;

    MembershipIT(NodeUsers users) {
        this.users = users;
        this.alice = users.user();
        this.bob = users.user();
        this.group = alice.createGroup("club");
    }

    @Test
    void begins_at_the_last_message_before_joining() {
        send(3);
        assertThat(bob.join(group).get("lastseq").longValue()).isEqualTo(3);
        send(2);

        assertThat(bob.client().await(GROUP_CHAT_MSG).get("seq").longValue()).isEqualTo(4);
        assertThat(bob.client().await(GROUP_CHAT_MSG).get("seq").longValue()).isEqualTo(5);
        ObjectNode page = history(bob, Json.of("{'after':0}"));
        assertThat(seqs(page.get("messages"))).containsExactly(4L, 5L);
        assertThat(page.get("more").booleanValue()).isFalse();
        page = history(bob, Json.of("{'before':5}"));
        assertThat(seqs(page.get("messages"))).containsExactly(4L);
        assertThat(page.get("more").booleanValue()).isFalse();
        assertThat(seqs(history(bob, Json.of("{}")).get("messages"))).containsExactly(4L, 5L);
        assertThat(untilSyncEnd(login(0)))
                .extracting(message -> message.get("seq").longValue())
                .containsExactly(4L, 5L);
    }

    @Test
    void counts_what_came_before_as_received_and_read() {
        send(3);
        bob.join(group);

        ObjectNode ack = WireUser.done(users.connect().request(Json.message(1).put("token", bob.token())));

        assertThat(ack.get("conversations").get(0))
                .isEqualTo(Json.of("{'groupid':" + group + ",'lastseq':3,'receivedseq':3,'readseq':3}"));
    }

    @Test
    void that_is_new_hides_what_came_between() {
        bob.join(group);
        send(2);
        // What is on its way when a member leaves need not arrive.
        hears(1, 2);
        bob.quit(group);
        send(2);
        refused(bob.client().request(Json.message(19).put("groupid", group)), 20, 301);
        assertThat(bob.join(group).get("lastseq").longValue()).isEqualTo(4);
        send(1);

        assertThat(seqs(history(bob, Json.of("{'after':0}")).get("messages"))).containsExactly(5L);
        hears(5);
        assertThat(seqs(untilSyncEnd(login(0)))).containsExactly(5L);
    }

    private void hears(long... expected) {
        for (long seq : expected) {
            assertThat(bob.client().await(GROUP_CHAT_MSG).get("seq").longValue())
                    .isEqualTo(seq);
        }
    }

    @Test
    void that_ended_brings_nothing_at_login() {
        bob.join(group);
        send(2);
        bob.quit(group);

        WireUser again = login(0);

        assertThat(untilSyncEnd(again)).isEmpty();
        send(1);
        assertThat(again.client().drain()).isEmpty();
    }

    @Test
    void begins_before_the_first_push_and_ends_after_the_last_under_load() {
        LoadOptions options = LoadOptions.clients(2);
        try (LoadClients talkers =
                LoadClients.login(users.node().host(), users.node().port(), options, Duration.ofSeconds(20))) {
            ChatId busy = talkers.createGroup();
            talkers.plan(0, busy, Long.MAX_VALUE);
            talkers.plan(1, busy, Long.MAX_VALUE);
            talkers.startSending();
            talkers.awaitAcks(100, Duration.ofSeconds(20));
            for (int round = 0; round < 10; round++) {
                joinsAndQuits(busy.high());
            }
        }
    }

    private void joinsAndQuits(int busyGroup) {
        bob.client().send(Json.message(9).put("groupid", busyGroup));
        ObjectNode ack = WireUser.done(nextOf(15));
        long joined = ack.get("lastseq").longValue();
        List<Long> got = LongStream.range(0, 50)
                .map(i -> nextOf(GROUP_CHAT_MSG).get("seq").longValue())
                .boxed()
                .toList();
        assertThat(got)
                .isEqualTo(
                        LongStream.rangeClosed(joined + 1, joined + 50).boxed().toList());
        bob.client().send(Json.message(40).put("groupid", busyGroup));
        long expected = joined + 51;
        ObjectNode message = nextChatOr(41);
        while (message.get("msgid").intValue() == GROUP_CHAT_MSG) {
            assertThat(message.get("seq").longValue()).isEqualTo(expected++);
            message = nextChatOr(41);
        }
        WireUser.done(message);
        assertThat(bob.client().drain()).noneMatch(later -> later.get("msgid").intValue() == GROUP_CHAT_MSG);
    }

    /** The next message but GROUP_EVENT, which must be of this type. */
    private ObjectNode nextOf(int msgid) {
        ObjectNode message = nextChatOr(msgid);
        assertThat(message.get("msgid").intValue()).as("msgid of %s", message).isEqualTo(msgid);
        return message;
    }

    private ObjectNode nextChatOr(int msgid) {
        ObjectNode message = bob.client().next();
        while (message.get("msgid").intValue() == 39) {
            message = bob.client().next();
        }
        assertThat(message.get("msgid").intValue()).as("msgid of %s", message).isIn(GROUP_CHAT_MSG, msgid);
        return message;
    }

    private void send(int count) {
        for (int i = 0; i < count; i++) {
            alice.sendToGroup(group, "message");
        }
    }

    private ObjectNode history(WireUser user, ObjectNode fields) {
        return WireUser.done(user.client().request(fields.put("msgid", 19).put("groupid", group)));
    }

    private WireUser login(long cursor) {
        ObjectNode login = Json.message(1).put("token", bob.token());
        login.putArray("cursors").addObject().put("groupid", group).put("seq", cursor);
        return WireUser.login(users.connect(), login);
    }
}
