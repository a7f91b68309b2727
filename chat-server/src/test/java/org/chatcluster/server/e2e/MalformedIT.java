package org.chatcluster.server.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.chatcluster.server.e2e.Replies.ERROR_MSG;
import static org.chatcluster.server.e2e.Replies.answers;
import static org.chatcluster.server.e2e.Replies.error;
import static org.chatcluster.server.e2e.Replies.refused;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.chatcluster.testkit.wire.Json;
import org.chatcluster.testkit.wire.WireClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PROTOCOL.md §1: frames that are no message, and what JSON may look like. */
@ExtendWith(SharedNodeExtension.class)
class MalformedIT {
    private static final int PONG_MSG = 22;

    private final NodeUsers users;

    MalformedIT(NodeUsers users) {
        this.users = users;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not json",
                "{",
                "{}",
                "[]",
                "21",
                "null",
                "{\"rid\":1}",
                "{\"msgid\":\"21\"}",
                "{\"msgid\":21.5}",
                "{\"msgid\":null}",
                "{\"msgid\":true}",
                "{\"msgid\":21",
                "{\"msgid\":21}}",
                "{\"msgid\":21} {}",
                "{\"msgid\":21,}",
                "{'msgid':21}",
                "{\"msgid\":021}",
                "{\"msgid\":21,\"x\":NaN}",
                "{\"msgid\":21,\"x\":\"\\x\"}",
                "{\"msgid\":21,\"x\":\"a\nb\"}",
                "{\"msgid\":21/**/}",
                "\uFEFF{\"msgid\":21}"
            })
    void get_100_and_the_connection_stays(String payload) {
        WireClient client = users.connect();
        client.sendFrame(payload.getBytes(UTF_8));

        refused(client.next(), ERROR_MSG, 100);
        answers(client);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"msgid\":21,\"x\":\"\u00ff\"}", "{\"msgid\":21,\"x\":\"\u00c0\u0080\"}", "\u0000\u0001"})
    void get_100_when_they_are_no_utf_8(String bytes) {
        WireClient client = users.connect();
        client.sendFrame(bytes.getBytes(ISO_8859_1));

        refused(client.next(), ERROR_MSG, 100);
        answers(client);
    }

    @Test
    void close_the_connection_with_the_third_in_a_row() {
        WireClient client = users.connect();
        for (int i = 0; i < 3; i++) {
            client.sendFrame("{".getBytes(UTF_8));
        }

        for (int i = 0; i < 3; i++) {
            refused(client.next(), ERROR_MSG, 100);
        }
        client.awaitClosed();
        assertThat(client.drainNow()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'msgid':21}", "{'msgid':99}", "{'msgid':4}", "{'msgid':26}"})
    void start_anew_after_any_well_formed_frame(String wellFormed) {
        WireClient client = users.connect();
        malformed(client, 2);
        client.send(Json.of(wellFormed));
        client.next();
        malformed(client, 2);

        answers(client);
        malformed(client, 3);
        client.awaitClosed();
    }

    @Test
    void may_nest_16_deep_and_no_deeper() {
        WireClient client = users.connect();
        client.sendFrame(nested(16));
        client.expect(PONG_MSG);

        client.sendFrame(nested(17));
        refused(client.next(), ERROR_MSG, 100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "é", "\uD83D\uDE00", "\n"})
    void may_have_strings_of_16_kib_in_unknown_fields(String character) {
        WireClient client = users.user().client();
        int bytes = character.getBytes(UTF_8).length;
        client.send(Json.message(21).put("x", character.repeat(16_384 / bytes)));
        client.expect(PONG_MSG);

        client.send(Json.message(21).put("x", character.repeat(16_384 / bytes) + "x"));
        refused(client.next(), ERROR_MSG, 100);
    }

    @Test
    void may_have_numbers_of_20_digits_in_unknown_fields() {
        WireClient client = users.connect();
        client.sendFrame(("{\"msgid\":21,\"x\":" + "9".repeat(20) + "}").getBytes(UTF_8));
        client.expect(PONG_MSG);

        client.sendFrame(("{\"msgid\":21,\"x\":" + "9".repeat(21) + "}").getBytes(UTF_8));
        refused(client.next(), ERROR_MSG, 100);
    }

    @Test
    void do_not_include_a_msgid_that_is_not_first() {
        WireClient client = users.connect();
        client.sendFrame("{\"x\":{\"msgid\":4},\"rid\":5,\"msgid\":21}".getBytes(UTF_8));

        assertThat(client.expect(PONG_MSG).get("rid").intValue()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "9007199254740992", "12345678901234567890", "\"7\"", "1.5", "null"})
    void do_not_include_a_bad_rid_which_gets_103(String rid) {
        WireClient client = users.connect();
        client.sendFrame(("{\"msgid\":21,\"rid\":" + rid + "}").getBytes(UTF_8));

        ObjectNode reply = error(client.next(), 103, 21);
        assertThat(reply.get("errmsg").textValue()).contains("rid");
        assertThat(reply.has("rid")).isFalse();
    }

    private static void malformed(WireClient client, int count) {
        for (int i = 0; i < count; i++) {
            client.sendFrame("[1]".getBytes(UTF_8));
            refused(client.next(), ERROR_MSG, 100);
        }
    }

    /** A ping with a field that nests so deep, the message itself counted. */
    private static byte[] nested(int depth) {
        int arrays = depth - 1;
        return ("{\"msgid\":21,\"x\":" + "[".repeat(arrays) + "]".repeat(arrays) + "}").getBytes(UTF_8);
    }
}
