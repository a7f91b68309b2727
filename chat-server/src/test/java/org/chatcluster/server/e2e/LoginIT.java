package org.chatcluster.server.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.chatcluster.server.e2e.Replies.SYNC_END_MSG;
import static org.chatcluster.server.e2e.Replies.answers;
import static org.chatcluster.server.e2e.Replies.refused;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.chatcluster.testkit.wire.Json;
import org.chatcluster.testkit.wire.WireClient;
import org.chatcluster.testkit.wire.WireUser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** PROTOCOL.md §4: logging in and out. */
@ExtendWith(SharedNodeExtension.class)
class LoginIT {
    private final NodeUsers users;

    LoginIT(NodeUsers users) {
        this.users = users;
    }

    @Test
    void says_who_and_where_one_is_and_ends_the_empty_backlog() {
        WireClient client = users.connect();
        String name = WireUser.freshName();
        int id = WireUser.register(client, name);

        ObjectNode ack = client.request(Json.message(1).put("id", id).put("password", WireUser.PASSWORD));

        assertThat(ack.get("errno").intValue()).isZero();
        assertThat(ack.get("id").intValue()).isEqualTo(id);
        assertThat(ack.get("name").textValue()).isEqualTo(name);
        assertThat(ack.get("heartbeat").longValue()).isEqualTo(30_000);
        assertThat(ack.get("node").textValue()).isEqualTo(users.node().ready().node());
        assertThat(Instant.ofEpochMilli(ack.get("tokenexpires").longValue()))
                .isBetween(
                        Instant.now().plus(Duration.ofDays(29)), Instant.now().plus(Duration.ofDays(31)));
        assertThat(ack.get("friends")).isEmpty();
        assertThat(ack.get("requests")).isEmpty();
        assertThat(ack.get("groups")).isEmpty();
        assertThat(ack.get("conversations")).isEmpty();
        client.expect(SYNC_END_MSG);
    }

    @Test
    void refuses_wrong_password_and_unknown_user_alike() {
        WireUser user = users.user();
        WireClient client = users.connect();
        ObjectNode wrong = client.request(Json.message(1).put("id", user.id()).put("password", "not correct horse"));
        ObjectNode unknown =
                client.request(Json.message(1).put("name", WireUser.freshName()).put("password", "not correct horse"));
        ObjectNode noSuchId =
                client.request(Json.message(1).put("id", Integer.MAX_VALUE).put("password", WireUser.PASSWORD));

        refused(wrong, 2, 1);
        assertThat(unknown.deepCopy().without("rid").toString())
                .isEqualTo(wrong.deepCopy().without("rid").toString());
        assertThat(noSuchId.get("errmsg")).isEqualTo(wrong.get("errmsg"));
        refused(noSuchId, 2, 1);
    }

    @Test
    void may_be_tried_again_on_the_same_connection() {
        WireUser user = users.user();
        WireClient client = users.connect();
        refused(client.request(Json.message(1).put("id", user.id()).put("password", "not correct horse")), 2, 1);

        assertThat(WireUser.login(client, Json.message(1).put("id", user.id()).put("password", WireUser.PASSWORD))
                        .id())
                .isEqualTo(user.id());
    }

    @Test
    void takes_a_token_and_returns_the_same() {
        WireUser user = users.user();
        WireUser again = users.again(user);

        assertThat(again.id()).isEqualTo(user.id());
        assertThat(again.token()).isEqualTo(user.token());
        assertThat(user.token().length()).isGreaterThanOrEqualTo(43);
    }

    @Test
    void refuses_a_token_that_is_not_valid_or_of_another_device() {
        WireUser user = users.user();
        WireClient client = users.connect();
        refused(client.request(Json.message(1).put("token", "no such token")), 2, 1);
        refused(client.request(Json.message(1).put("token", "")), 2, 1);
        refused(client.request(Json.message(1).put("token", user.token()).put("device", "phone")), 2, 1);

        WireUser.done(client.request(Json.message(1).put("token", user.token())));
    }

    @Test
    void is_refused_with_111_when_done_already() {
        WireUser user = users.user();
        refused(user.client().request(Json.message(1).put("token", user.token())), 2, 111);
        answers(user.client());
    }

    @Test
    void holds_back_the_frames_that_follow_it() {
        WireUser user = users.user();
        WireClient client = users.connect();
        client.send(Json.message(1).put("id", user.id()).put("password", WireUser.PASSWORD));
        client.send(Json.of("{'msgid':26,'rid':1}"));
        client.send(Json.of("{'msgid':28,'rid':2}"));

        ObjectNode first = client.next();
        assertThat(first.get("msgid").intValue()).isEqualTo(2);
        WireUser.done(client.await(27));
        WireUser.done(client.await(29));
    }

    @Test
    void that_fails_lets_the_frames_after_it_fail_too() {
        WireUser user = users.user();
        WireClient client = users.connect();
        client.send(Json.message(1).put("id", user.id()).put("password", "not correct horse"));
        client.send(Json.of("{'msgid':26,'rid':1}"));

        refused(client.next(), 2, 1);
        refused(client.next(), 27, 110);
    }

    @Test
    void ping_is_answered_before_and_after() {
        WireClient client = users.connect();
        ObjectNode pong = client.request(Json.message(21));
        assertThat(Instant.ofEpochMilli(pong.get("time").longValue()))
                .isCloseTo(Instant.now(), within(10, ChronoUnit.SECONDS));
        answers(users.user().client());
    }

    @Test
    void a_pong_needs_no_answer() {
        WireClient client = users.user().client();
        client.send(Json.message(22));
        assertThat(client.drain()).isEmpty();
    }

    @Test
    void logging_out_revokes_the_token_and_keeps_the_connection() {
        WireUser user = users.user();
        WireUser.done(user.client().request(Json.message(3)));

        refused(user.client().request(Json.of("{'msgid':26}")), 27, 110);
        refused(user.client().request(Json.message(1).put("token", user.token())), 2, 1);
        WireUser again = WireUser.login(
                user.client(), Json.message(1).put("id", user.id()).put("password", WireUser.PASSWORD));
        assertThat(again.token()).isNotEqualTo(user.token());
    }

    @Test
    void logging_out_leaves_other_devices_alone() {
        WireUser user = users.user();
        WireUser phone = users.device(user, "phone").synced();
        WireUser.done(user.client().request(Json.message(3)));

        answers(phone.client());
        WireUser.done(users.connect()
                .request(Json.message(1).put("token", phone.token()).put("device", "phone")));
    }

    @Test
    void logging_out_everywhere_ends_the_other_sessions_with_118() {
        WireUser user = users.user();
        WireUser phone = users.device(user, "phone").synced();
        WireUser.done(user.client().request(Json.of("{'msgid':3,'all':true}")));

        ObjectNode bye = phone.client().expect(24);
        assertThat(bye.get("errno").intValue()).isEqualTo(118);
        phone.client().awaitClosed();
        WireClient client = users.connect();
        refused(client.request(Json.message(1).put("token", phone.token()).put("device", "phone")), 2, 1);
        refused(client.request(Json.message(1).put("token", user.token())), 2, 1);
        WireUser.done(user.client().request(Json.message(1).put("id", user.id()).put("password", WireUser.PASSWORD)));
    }
}
