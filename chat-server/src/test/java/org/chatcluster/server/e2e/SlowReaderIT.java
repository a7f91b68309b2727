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

/** A client that does not read costs the node no memory, and misses nothing. */
class SlowReaderIT {
    private static final int SENDERS = 20;
    private static final int MESSAGES = 100_000;
    private static final int WARM_UP = 200;
    private static final long MAX_GROWTH_BYTES = 16L << 20;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Logger LOG = LoggerFactory.getLogger(SlowReaderIT.class);

    @Test
    void that_stops_for_100000_messages_gets_them_all_later() {
        try (NodeProcess node = NodeProcess.start(NodeOptions.sqlite());
                WireClient client = WireClient.connect(node.host(), node.port(), 8192);
                LoadClients senders = LoadClients.login(
                        node.host(), node.port(), LoadOptions.clients(SENDERS).withWindow(256), PATIENCE)) {
            WireUser.register(client, "slow.reader");
            WireUser reader = WireUser.login(
                            client, Json.message(1).put("name", "slow.reader").put("password", WireUser.PASSWORD))
                    .synced();
            Map<Integer, Long> expected = new HashMap<>();
            send(senders, reader, WARM_UP);
            expectAll(reader, expected, SENDERS * WARM_UP);
            long before = NodeHeap.liveBytes(node);

            client.pauseReading();
            send(senders, reader, MESSAGES / SENDERS);
            long growth = NodeHeap.liveBytes(node) - before;

            LOG.info("The heap grew by {} KiB while {} messages were not read.", growth >> 10, MESSAGES);
            assertThat(growth).isLessThan(MAX_GROWTH_BYTES);
            client.resumeReading();
            expectAll(reader, expected, MESSAGES);
            assertThat(client.drain()).isEmpty();
        }
    }

    private static void send(LoadClients senders, WireUser reader, int each) {
        for (int i = 0; i < SENDERS; i++) {
            senders.plan(i, ChatId.direct(senders.id(i), reader.id()), each);
        }
        senders.startSending();
        senders.awaitAcked(PATIENCE);
    }

    /** Takes so many pushes, each the next of its conversation. */
    private static void expectAll(WireUser reader, Map<Integer, Long> last, int count) {
        for (int i = 0; i < count; i++) {
            ObjectNode push = reader.client().expect(6);
            long seq = last.merge(push.get("id").intValue(), 1L, Long::sum);
            assertThat(push.get("seq").longValue()).isEqualTo(seq);
        }
    }
}
