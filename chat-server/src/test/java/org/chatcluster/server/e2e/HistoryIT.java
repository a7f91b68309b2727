package org.chatcluster.server.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatcluster.server.e2e.Replies.refused;
import static org.chatcluster.server.e2e.Replies.seqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.chatcluster.testkit.wire.Json;
import org.chatcluster.testkit.wire.WireUser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** PROTOCOL.md §4: pages of the log. */
@ExtendWith(SharedNodeExtension.class)
class HistoryIT {
    private static final int HISTORY_MSG_ACK = 20;

    private final NodeUsers users;
    private final WireUser alice;
    private final WireUser bob;

    HistoryIT(NodeUsers users) {
        this.users = users;
        this.alice = users.user();
        this.bob = users.user();
    }

    @Test
    void of_nothing_is_empty() {
        ObjectNode page = page(Json.of("{}"));
        assertThat(page.get("messages")).isEmpty();
        assertThat(page.get("more").booleanValue()).isFalse();
        assertThat(page.get("lastseq").longValue()).isZero();
        assertThat(page.get("toid").intValue()).isEqualTo(bob.id());
    }

    @Test
    void gives_the_newest_page_without_a_place() {
        send(60);
        expectPage(page(Json.of("{}")), 11, 60, true, 60);
        expectPage(page(Json.of("{'limit':60}")), 1, 60, false, 60);
        expectPage(page(Json.of("{'limit':1}")), 60, 60, true, 60);
    }

    @Test
    void goes_forward_from_a_number() {
        send(10);
        expectPage(page(Json.of("{'after':0,'limit':4}")), 1, 4, true, 10);
        expectPage(page(Json.of("{'after':4,'limit':4}")), 5, 8, true, 10);
        expectPage(page(Json.of("{'after':8,'limit':4}")), 9, 10, false, 10);
        expectPage(page(Json.of("{'after':6,'limit':4}")), 7, 10, false, 10);
        assertThat(page(Json.of("{'after':10}")).get("messages")).isEmpty();
        assertThat(page(Json.of("{'after':9007199254740991}")).get("more").booleanValue())
                .isFalse();
    }

    @Test
    void goes_backward_from_a_number() {
        send(10);
        expectPage(page(Json.of("{'before':11,'limit':4}")), 7, 10, true, 10);
        expectPage(page(Json.of("{'before':7,'limit':4}")), 3, 6, true, 10);
        expectPage(page(Json.of("{'before':3,'limit':4}")), 1, 2, false, 10);
        expectPage(page(Json.of("{'before':5,'limit':4}")), 1, 4, false, 10);
        assertThat(page(Json.of("{'before':1}")).get("messages")).isEmpty();
        expectPage(page(Json.of("{'before':9007199254740991,'limit':2}")), 9, 10, true, 10);
    }

    @Test
    void shows_messages_as_they_were_pushed() {
        alice.sendTo(bob.id(), "from alice");
        bob.sendTo(alice.id(), "from bob");
        ObjectNode pushed = alice.client().await(6);

        JsonNode messages = page(Json.of("{}")).get("messages");

        for (String field : new String[] {"id", "name", "toid", "msg", "seq", "time"}) {
            assertThat(messages.get(1).get(field)).as(field).isEqualTo(pushed.get(field));
        }
        assertThat(messages.get(0).get("id").intValue()).isEqualTo(alice.id());
        assertThat(messages.get(0).get("toid").intValue()).isEqualTo(bob.id());
    }

    @Test
    void is_cut_short_where_a_frame_would_be_too_long() {
        String large = "\u0001".repeat(8192);
        for (int i = 0; i < 60; i++) {
            alice.sendTo(bob.id(), large);
        }

        ObjectNode forward = page(Json.of("{'after':10,'limit':200}"));
        List<Long> got = seqs(forward.get("messages"));
        assertThat(got).isEqualTo(range(11, got.get(got.size() - 1)));
        assertThat(got.size()).isBetween(10, 49);
        assertThat(forward.get("more").booleanValue()).isTrue();

        ObjectNode backward = page(Json.of("{'before':50,'limit':200}"));
        got = seqs(backward.get("messages"));
        assertThat(got).isEqualTo(range(got.get(0), 49));
        assertThat(got.size()).isBetween(10, 48);
        assertThat(backward.get("more").booleanValue()).isTrue();

        got = seqs(page(Json.of("{'limit':200}")).get("messages"));
        assertThat(got).isEqualTo(range(got.get(0), 60));
    }

    @Test
    void is_no_matter_of_cursors() {
        send(3);
        alice.client().send(Json.message(18).put("toid", bob.id()).put("seq", 3));
        expectPage(page(Json.of("{'after':0}")), 1, 3, false, 3);
    }

    @Test
    void of_a_group_is_for_its_members() {
        int group = bob.createGroup("closed");
        refused(alice.client().request(Json.message(19).put("groupid", group)), HISTORY_MSG_ACK, 301);
        refused(alice.client().request(Json.message(19).put("groupid", Integer.MAX_VALUE)), HISTORY_MSG_ACK, 300);

        alice.join(group);
        bob.sendToGroup(group, "welcome");
        ObjectNode page = WireUser.done(alice.client().request(Json.message(19).put("groupid", group)));
        assertThat(page.get("groupid").intValue()).isEqualTo(group);
        assertThat(page.get("messages").get(0).get("groupid").intValue()).isEqualTo(group);
    }

    @Test
    void of_others_cannot_be_seen() {
        send(1);
        WireUser carol = users.user();
        ObjectNode page = carol.client().request(Json.message(19).put("toid", bob.id()));
        assertThat(page.path("messages")).isEmpty();
        assertThat(page.path("lastseq").longValue()).isZero();
    }

    private void send(int count) {
        for (int i = 0; i < count; i++) {
            alice.client().send(Json.message(6).put("toid", bob.id()).put("msg", "message"));
        }
        for (int i = 0; i < count; i++) {
            WireUser.done(alice.client().expect(12));
        }
    }

    private ObjectNode page(ObjectNode fields) {
        return WireUser.done(alice.client().request(fields.put("msgid", 19).put("toid", bob.id())));
    }

    private static void expectPage(ObjectNode page, long first, long last, boolean more, long lastSeq) {
        assertThat(seqs(page.get("messages"))).isEqualTo(range(first, last));
        assertThat(page.get("more").booleanValue())
                .as("more of %s..%s", first, last)
                .isEqualTo(more);
        assertThat(page.get("lastseq").longValue()).isEqualTo(lastSeq);
    }

    private static List<Long> range(long first, long last) {
        return new ArrayList<>(LongStream.rangeClosed(first, last).boxed().toList());
    }
}
