package org.chatcluster.server.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.chatcluster.server.e2e.Replies.ERROR_MSG;
import static org.chatcluster.server.e2e.Replies.answers;
import static org.chatcluster.server.e2e.Replies.refused;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.chatcluster.testkit.wire.Frames;
import org.chatcluster.testkit.wire.Json;
import org.chatcluster.testkit.wire.WireClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PROTOCOL.md §1: the cutting of frames and their lengths. */
@ExtendWith(SharedNodeExtension.class)
class FramesIT {
    private static final int PONG_MSG = 22;
    private static final byte[] PING = Frames.frame(Json.bytes(Json.message(21)));

    private final NodeUsers users;

    FramesIT(NodeUsers users) {
        this.users = users;
    }

    @Test
    void may_come_byte_by_byte() {
        WireClient client = users.connect();
        for (byte one : PING) {
            client.sendRaw(new byte[] {one});
        }
        client.expect(PONG_MSG);
    }

    @Test
    void may_come_two_in_one_write() {
        WireClient client = users.connect();
        byte[] first = Frames.frame(Json.bytes(Json.of("{'msgid':21,'rid':1}")));
        byte[] second = Frames.frame(Json.bytes(Json.of("{'msgid':21,'rid':2}")));
        client.sendRaw(ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array());

        assertThat(client.expect(PONG_MSG).get("rid").intValue()).isEqualTo(1);
        assertThat(client.expect(PONG_MSG).get("rid").intValue()).isEqualTo(2);
    }

    @Test
    void answer_whole_ones_before_a_broken_one() {
        WireClient client = users.connect();
        client.sendRaw(ByteBuffer.allocate(PING.length + 4).put(PING).putInt(0).array());

        client.expect(PONG_MSG);
        closesWithTooLarge(client);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 32_769, Integer.MAX_VALUE, Integer.MIN_VALUE, -1, 0x47455420})
    void of_a_forbidden_length_close_the_connection(int length) {
        WireClient client = users.connect();
        client.sendRaw(ByteBuffer.allocate(4).putInt(length).array());

        closesWithTooLarge(client);
    }

    @Test
    void have_up_to_32768_bytes_before_login() {
        WireClient client = users.connect();
        client.sendFrame(pingOf(32_768));
        client.expect(PONG_MSG);

        client.sendFrame(pingOf(32_769));
        closesWithTooLarge(client);
    }

    @Test
    void have_up_to_65536_bytes_after_login() {
        WireClient client = users.user().client();
        client.sendFrame(pingOf(65_536));
        client.expect(PONG_MSG);

        client.sendFrame(pingOf(65_537));
        closesWithTooLarge(client);
    }

    @Test
    void that_stay_half_disturb_nobody() {
        WireClient witness = users.connect();
        byte[] half = Arrays.copyOf(PING, PING.length - 1);
        WireClient closing = users.connect();
        closing.sendRaw(half);
        closing.close();
        WireClient resetting = users.connect();
        resetting.sendRaw(half);
        resetting.reset();
        WireClient halfClosing = users.connect();
        halfClosing.sendRaw(half);
        halfClosing.halfClose();

        halfClosing.awaitClosed();
        answers(witness);
        answers(users.connect());
    }

    private static void closesWithTooLarge(WireClient client) {
        ObjectNode error = refused(client.next(), ERROR_MSG, 102);
        assertThat(error.has("rid")).isFalse();
        client.awaitClosed();
        assertThat(client.drainNow()).isEmpty();
    }

    /** A ping that has exactly so many bytes, in unknown fields of which none is too long. */
    private static byte[] pingOf(int bytes) {
        ObjectNode ping = Json.message(21);
        int field = 0;
        int missing = bytes - Json.bytes(ping).length;
        while (missing > 0) {
            String name = "pad" + field++;
            int overhead = ",\"\":\"\"".length() + name.length();
            int length = Math.min(missing - overhead, 10_000);
            boolean leavesTooLittle = missing - overhead - length > 0 && missing - overhead - length < 20;
            ping.put(name, "x".repeat(leavesTooLittle ? length - 20 : length));
            missing = bytes - Json.bytes(ping).length;
        }
        byte[] payload = Json.bytes(ping);
        assertThat(new String(payload, UTF_8)).hasSize(bytes);
        return payload;
    }
}
