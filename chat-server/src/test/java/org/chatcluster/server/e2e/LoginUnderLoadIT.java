package org.chatcluster.server.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.chatcluster.testkit.history.ChatId;
import org.chatcluster.testkit.load.LoadClients;
import org.chatcluster.testkit.load.LoadOptions;
import org.chatcluster.testkit.wire.Json;
import org.chatcluster.testkit.wire.WireClient;
import org.chatcluster.testkit.wire.WireUser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** PROTOCOL.md §4: the order of a login's answer, its backlog and what is live, while messages come in. */
@ExtendWith(SharedNodeExtension.class)
class LoginUnderLoadIT {
    private static final int GROUP_CHAT_MSG = 10;
    private static final int ROUNDS = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final NodeUsers users;

    LoginUnderLoadIT(NodeUsers users) {
        this.users = users;
    }

    @Test
    void has_no_gap_and_no_repeat_between_backlog_and_live() {
        WireUser user = users.user();
        try (LoadClients talkers =
                LoadClients.login(users.node().host(), users.node().port(), LoadOptions.clients(2), PATIENCE)) {
            ChatId busy = talkers.createGroup();
            user.join(busy.high());
            talkers.plan(0, busy, Long.MAX_VALUE);
            talkers.plan(1, busy, Long.MAX_VALUE);
            talkers.startSending();
            long received = 0;
            for (int round = 0; round < ROUNDS; round++) {
                talkers.awaitAcks(talkers.figures().acked() + 100, PATIENCE);
                received = followsFrom(received, user, busy.high());
            }
        }
    }

    /** Logs in, checks everything up to the 50th live message, confirms it, and returns its number. */
    private long followsFrom(long received, WireUser user, int group) {
        WireClient client = users.connect();
        client.send(Json.message(1).put("token", user.token()));
        ObjectNode ack = WireUser.done(client.expect(2));
        long lastSeq = ack.get("conversations").get(0).get("lastseq").longValue();
        long seq = received;
        while (seq < lastSeq) {
            seq++;
            ObjectNode push = client.expect(GROUP_CHAT_MSG);
            assertThat(push.get("seq").longValue()).isEqualTo(seq);
            assertThat(push.path("offline").booleanValue())
                    .as("offline in %s", push)
                    .isTrue();
        }
        client.expect(Replies.SYNC_END_MSG);
        for (int i = 0; i < 50; i++) {
            seq++;
            ObjectNode push = client.expect(GROUP_CHAT_MSG);
            assertThat(push.get("seq").longValue()).isEqualTo(seq);
            assertThat(push.has("offline")).as("offline in %s", push).isFalse();
        }
        client.send(Json.message(18).put("groupid", group).put("seq", seq));
        client.drain();
        return seq;
    }
}
