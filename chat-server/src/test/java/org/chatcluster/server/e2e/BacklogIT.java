package org.chatcluster.server.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.chatcluster.testkit.NodeOptions;
import org.chatcluster.testkit.NodeProcess;
import org.chatcluster.testkit.history.ChatId;
import org.chatcluster.testkit.load.LoadClients;
import org.chatcluster.testkit.load.LoadOptions;
import org.chatcluster.testkit.wire.Json;
import org.chatcluster.testkit.wire.WireClient;
import org.chatcluster.testkit.wire.WireUser;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A login that has a hundred thousand messages to catch up. */
class BacklogIT {
    private static final int CONVERSATIONS = 50;
    private static final int MESSAGES = 100_000;
    private static final int TEXT_LENGTH = 100;
    private static final long MAX_GROWTH_BYTES = 16L << 20;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Logger LOG = LoggerFactory.getLogger(BacklogIT.class);

    @Test
    void streams_100000_messages_in_order_with_bounded_memory() {
        try (NodeProcess node = NodeProcess.start(NodeOptions.sqlite());
                NodeUsers users = new NodeUsers(node)) {
            WireUser reader = users.user();
            reader.close();
            fill(node, reader);
            long before = NodeHeap.liveBytes(node);

            streams(users, reader);
            assertThat(heapInTheMiddle(node, reader) - before).isLessThan(MAX_GROWTH_BYTES);
        }
    }

    private static void fill(NodeProcess node, WireUser reader) {
        LoadOptions options = LoadOptions.clients(CONVERSATIONS).withWindow(128).withTextLength(TEXT_LENGTH);
        try (LoadClients senders = LoadClients.login(node.host(), node.port(), options, PATIENCE)) {
            for (int i = 0; i < CONVERSATIONS; i++) {
                senders.plan(i, ChatId.direct(senders.id(i), reader.id()), MESSAGES / CONVERSATIONS);
            }
            senders.startSending();
            senders.awaitAcked(PATIENCE);
        }
    }

    private static void streams(NodeUsers users, WireUser reader) {
        try (WireClient client = users.connect();
                Stopwatch time = new Stopwatch()) {
            streams(client, reader, time);
        }
    }

    private static void streams(WireClient client, WireUser reader, Stopwatch time) {
        client.send(Json.message(1).put("token", reader.token()));
        ObjectNode ack = WireUser.done(client.expect(2));
        Duration answered = time.elapsed();
        assertThat(ack.get("conversations")).hasSize(CONVERSATIONS);
        Map<Integer, Long> last = new HashMap<>();
        Duration first = Duration.ZERO;
        for (int i = 0; i < MESSAGES; i++) {
            ObjectNode push = client.expect(6);
            first = i == 0 ? time.elapsed() : first;
            assertThat(push.get("offline").booleanValue()).isTrue();
            assertThat(push.get("seq").longValue())
                    .isEqualTo(last.merge(push.get("id").intValue(), 1L, Long::sum));
        }
        client.expect(Replies.SYNC_END_MSG);
        Duration all = time.elapsed();

        LOG.info(
                "Backlog of {}: login answered after {} ms, first message {} ms, last {} ms",
                MESSAGES,
                answered.toMillis(),
                first.toMillis(),
                all.toMillis());
        assertThat(answered).isLessThan(Duration.ofSeconds(3));
        assertThat(first).isLessThan(Duration.ofSeconds(3));
        assertThat(all).isLessThan(Duration.ofSeconds(20));
    }

    /** Logs in, reads a part, and measures while the rest waits. */
    private static long heapInTheMiddle(NodeProcess node, WireUser reader) {
        try (WireClient client = WireClient.connect(node.host(), node.port(), 8192)) {
            WireUser.done(client.request(Json.message(1).put("token", reader.token())));
            for (int i = 0; i < MESSAGES / 10; i++) {
                client.expect(6);
            }
            client.pauseReading();
            long bytes = NodeHeap.liveBytes(node);
            client.resumeReading();
            return bytes;
        }
    }
}
