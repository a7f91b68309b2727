package org.chatcluster.server.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatcluster.server.e2e.Replies.untilSyncEnd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import org.chatcluster.testkit.wire.Json;
import org.chatcluster.testkit.wire.WireUser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** PROTOCOL.md §4: RECEIVED_MSG, READ_MSG and READ_EVENT. */
@ExtendWith(SharedNodeExtension.class)
class CursorsIT {
    private static final int ONE_CHAT_MSG = 6;
    private static final int RECEIVED_MSG = 18;
    private static final int READ_MSG = 51;
    private static final int READ_EVENT = 52;

    private final NodeUsers users;
    private final WireUser alice;
    private final WireUser bob;

    CursorsIT(NodeUsers users) {
        this.users = users;
        this.alice = users.user();
        this.bob = users.user();
    }

    @Test
    void received_never_moves_back() {
        send(5);
        notice(RECEIVED_MSG, 4);
        notice(RECEIVED_MSG, 2);

        assertThat(conversation().get("receivedseq").longValue()).isEqualTo(4);
        assertThat(conversation().get("readseq").longValue()).isZero();
    }

    @Test
    void received_and_read_beyond_the_end_count_as_the_end() {
        send(3);
        notice(RECEIVED_MSG, 9_007_199_254_740_991L);
        notice(READ_MSG, 1000);
        assertThat(alice.client().await(READ_EVENT).get("seq").longValue()).isEqualTo(3);
        assertThat(conversation().get("receivedseq").longValue()).isEqualTo(3);
        assertThat(conversation().get("readseq").longValue()).isEqualTo(3);

        send(1);
        assertThat(conversation().get("receivedseq").longValue()).isEqualTo(3);
    }

    @Test
    void received_belongs_to_the_account() {
        send(3);
        WireUser phone = users.device(bob, "phone");
        assertThat(untilSyncEnd(phone)).hasSize(3);
        phone.client().send(Json.message(RECEIVED_MSG).put("toid", alice.id()).put("seq", 3));
        phone.client().drain();

        assertThat(untilSyncEnd(users.device(bob, "tablet"))).isEmpty();
    }

    @Test
    void read_tells_the_other_side_and_the_own_other_devices() {
        send(3);
        WireUser phone = users.device(bob, "phone");
        untilSyncEnd(phone);
        WireUser aliceTablet = users.device(alice, "tablet");
        untilSyncEnd(aliceTablet);
        notice(READ_MSG, 2);

        for (WireUser told : List.of(alice, aliceTablet, phone)) {
            ObjectNode event = told.client().await(READ_EVENT);
            assertThat(event.get("id").intValue()).isEqualTo(bob.id());
            assertThat(event.get("toid").intValue()).isEqualTo(alice.id());
            assertThat(event.get("seq").longValue()).isEqualTo(2);
        }
        assertThat(bob.client().drain())
                .noneMatch(message -> message.get("msgid").intValue() == READ_EVENT);
    }

    @Test
    void read_events_come_once_a_second_and_the_last_is_not_lost() {
        send(100);
        alice.client().drain();
        long start = System.nanoTime();
        for (int i = 1; i <= 100; i++) {
            bob.client().send(Json.message(READ_MSG).put("toid", alice.id()).put("seq", i));
        }

        int events = 0;
        long seq = 0;
        while (seq < 100) {
            ObjectNode event = alice.client().expect(READ_EVENT);
            assertThat(event.get("seq").longValue()).isGreaterThan(seq);
            seq = event.get("seq").longValue();
            events++;
        }
        long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
        assertThat((long) events).as("one at once, and one for each second").isLessThanOrEqualTo(2 + seconds);
    }

    @Test
    void read_never_moves_back_and_tells_nothing_then() {
        send(5);
        notice(READ_MSG, 4);
        assertThat(alice.client().await(READ_EVENT).get("seq").longValue()).isEqualTo(4);
        notice(READ_MSG, 3);
        notice(READ_MSG, 5);

        assertThat(alice.client().await(READ_EVENT).get("seq").longValue()).isEqualTo(5);
        assertThat(conversation().get("readseq").longValue()).isEqualTo(5);
    }

    @Test
    void read_in_a_group_tells_its_members() {
        WireUser carol = users.user();
        int group = alice.createGroup("club");
        bob.join(group);
        carol.join(group);
        alice.sendToGroup(group, "hello");
        bob.client().await(10);
        bob.client().send(Json.message(READ_MSG).put("groupid", group).put("seq", 1));

        for (WireUser told : List.of(alice, carol)) {
            ObjectNode event = told.client().await(READ_EVENT);
            assertThat(event.get("id").intValue()).isEqualTo(bob.id());
            assertThat(event.get("groupid").intValue()).isEqualTo(group);
            assertThat(event.get("seq").longValue()).isEqualTo(1);
        }
    }

    private void send(int count) {
        for (int i = 0; i < count; i++) {
            alice.sendTo(bob.id(), "message");
            bob.client().await(ONE_CHAT_MSG);
        }
    }

    private void notice(int msgid, long seq) {
        bob.client().send(Json.message(msgid).put("toid", alice.id()).put("seq", seq));
        assertThat(bob.client().drain())
                .noneMatch(message -> message.get("msgid").intValue() == 23);
    }

    /** What a login of bob tells of the conversation with alice. */
    private JsonNode conversation() {
        ObjectNode ack = WireUser.done(users.connect()
                .request(Json.message(1)
                        .put("id", bob.id())
                        .put("password", WireUser.PASSWORD)
                        .put("device", "observer")));
        return ack.get("conversations").get(0);
    }
}
