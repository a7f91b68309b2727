package org.chatcluster.bench.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What is found in the frames of a node. */
final class IncomingTest {
    private final Incoming incoming = new Incoming();

    /** In the middle of other bytes, as frames come. */
    private Incoming read(String json) {
        byte[] bytes = ("....{\"x\":1}" + json + "{\"msgid\":9").getBytes(StandardCharsets.UTF_8);
        incoming.read(bytes, 11, json.getBytes(StandardCharsets.UTF_8).length);
        return incoming;
    }

    @Test
    void a_push_has_its_sender_place_and_number() {
        Incoming push =
                read("{\"msgid\":6,\"id\":17,\"name\":\"alice\",\"toid\":18,\"msg\":\"0000000042 and more\",\"seq\":7,"
                        + "\"time\":1794000000000}");

        assertThat(push.msgid()).isEqualTo(Incoming.ONE_CHAT);
        assertThat(push.id()).isEqualTo(17);
        assertThat(push.toId()).isEqualTo(18);
        assertThat(push.groupId()).isZero();
        assertThat(push.seq()).isEqualTo(7);
        assertThat(push.textNumber()).isEqualTo(42);
    }

    @Test
    void a_group_push_has_its_group() {
        Incoming push = read(
                "{\"msgid\":10,\"id\":17,\"name\":\"alice\",\"groupid\":3,\"msg\":\"0000000001\",\"seq\":9007199254740991,"
                        + "\"time\":1}");

        assertThat(push.msgid()).isEqualTo(Incoming.GROUP_CHAT);
        assertThat(push.groupId()).isEqualTo(3);
        assertThat(push.toId()).isZero();
        assertThat(push.seq()).isEqualTo(9_007_199_254_740_991L);
    }

    @Test
    void an_ack_has_its_cid_and_whether_it_is_a_second_one() {
        Incoming ack = read(
                "{\"msgid\":12,\"cid\":7353890000000001,\"toid\":18,\"seq\":7,\"time\":1,\"errno\":0,\"dup\":true}");

        assertThat(ack.msgid()).isEqualTo(Incoming.ACK);
        assertThat(ack.cid()).isEqualTo(7_353_890_000_000_001L);
        assertThat(ack.errno()).isZero();
        assertThat(ack.dup()).isTrue();
        assertThat(read("{\"msgid\":12,\"cid\":5,\"dup\":false,\"errno\":108,\"errmsg\":\"no\"}")
                        .dup())
                .isFalse();
        assertThat(incoming.errno()).isEqualTo(108);
    }

    @Test
    void quotes_and_braces_in_texts_end_nothing() {
        Incoming push = read(
                "{\"msgid\":6,\"id\":1,\"name\":\"a\\\"}\\\\\",\"toid\":2,\"msg\":\"0000000003\\\",\\\"seq\\\":9}\",\"seq\":4}");

        assertThat(push.seq()).isEqualTo(4);
        assertThat(push.toId()).isEqualTo(2);
        assertThat(push.textNumber()).isEqualTo(3);
    }

    @Test
    void a_text_that_begins_otherwise_has_no_number() {
        assertThat(read("{\"msgid\":6,\"msg\":\"hello, all of you\",\"seq\":4}").textNumber())
                .isEqualTo(-1);
    }

    @Test
    void of_other_messages_only_the_type_is_read_and_the_text_is_whole() {
        String json = "{\"msgid\":2,\"errno\":0,\"id\":5,\"friends\":[{\"id\":6}]}";
        Incoming login = read(json);

        assertThat(login.msgid()).isEqualTo(Incoming.LOGIN_ACK);
        assertThat(login.id()).isZero();
        assertThat(login.text()).isEqualTo(json);
    }

    @Test
    void nothing_is_left_of_the_frame_before() {
        read("{\"msgid\":12,\"cid\":5,\"toid\":2,\"seq\":7,\"errno\":108,\"dup\":true}");
        Incoming end = read("{\"msgid\":25}");

        assertThat(end.msgid()).isEqualTo(Incoming.SYNC_END);
        assertThat(end.cid() + end.toId() + end.seq() + end.errno()).isZero();
        assertThat(end.dup()).isFalse();
    }
}
