package org.chatcluster.testkit.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.chatcluster.testkit.history.ChatId;
import org.chatcluster.testkit.load.Outbox.Pending;
import org.chatcluster.testkit.wire.Json;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private static final int USER = 7;
    private static final ChatId DIRECT = ChatId.direct(9, USER);
    private static final ChatId GROUP = ChatId.group(3);

    private final Outbox outbox = new Outbox(0);

    @Test
    void takes_conversations_in_turn_with_rising_cids() {
        outbox.plan(DIRECT, 2);
        outbox.plan(GROUP, 1);

        assertThat(send(4))
                .extracting(message -> message.cid + " " + message.chat)
                .containsExactly("1 users 7,9", "2 group 3", "3 users 7,9");
    }

    @Test
    void writes_what_the_protocol_asks_for() {
        outbox.plan(DIRECT, 1);
        outbox.plan(GROUP, 1);

        assertThat(send(2))
                .extracting(message -> Json.parse(message.payload))
                .containsExactly(
                        Json.of("{'msgid':6,'toid':9,'msg':'7-1','cid':1}"),
                        Json.of("{'msgid':10,'groupid':3,'msg':'7-2','cid':2}"));
    }

    @Test
    void keeps_what_is_not_acknowledged_in_order() {
        outbox.plan(DIRECT, 3);
        send(3);
        outbox.acked(2);

        assertThat(outbox.again()).extracting(message -> message.cid).containsExactly(1L, 3L);
        outbox.acked(1);
        outbox.acked(3);
        assertThat(outbox.isDone()).isTrue();
    }

    @Test
    void repeats_refused_messages_only_when_no_other_is_on_its_way() {
        outbox.plan(DIRECT, 3);
        send(3);
        outbox.refusedForNow(2);
        outbox.refusedForNow(3);
        assertThat(outbox.isAllRefused()).isFalse();

        outbox.acked(1);

        assertThat(outbox.isAllRefused()).isTrue();
        assertThat(outbox.again()).hasSize(2);
        assertThat(outbox.hasRefused()).isFalse();
    }

    private List<Pending> send(int atMost) {
        List<Pending> sent = new ArrayList<>();
        for (int i = 0; i < atMost; i++) {
            Pending message = outbox.next(USER);
            if (message != null) {
                sent.add(message);
            }
        }
        return sent;
    }
}
