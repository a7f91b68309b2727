package org.chatcluster.server.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.chatcluster.common.codec.FrameEncoder;
import org.chatcluster.common.protocol.ChatPush;
import org.chatcluster.common.protocol.FriendEvent;
import org.chatcluster.common.protocol.GroupEvent;
import org.chatcluster.common.protocol.Limits;
import org.chatcluster.common.protocol.ReadEvent;
import org.chatcluster.common.protocol.State;
import org.chatcluster.common.protocol.Target;
import org.chatcluster.common.protocol.UserName;
import org.chatcluster.server.log.Conversation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BusCodecTest {
    private static final NodeRef SELF = new NodeRef("node-ä:6000", -7);
    private static final int UNKNOWN_KIND = 200;

    private final BusCodec codec = new BusCodec(SELF);

    static Stream<BusMessage> messages() {
        Conversation direct = Conversation.direct(Limits.MAX_ID, Limits.MAX_ID - 1);
        Conversation group = Conversation.group(Limits.MAX_ID);
        return Stream.of(
                new BusMessage.Committed(direct, 1, 1, 1, frame("hello")),
                new BusMessage.Committed(group, Long.MAX_VALUE, Limits.MAX_ID, Long.MIN_VALUE, frame("x".repeat(8192))),
                new BusMessage.Reached(group, 300),
                new BusMessage.Notice(new ReadEvent(3, new Target.Group(4), 5), 0),
                new BusMessage.Notice(
                        new FriendEvent(FriendEvent.Kind.REMOVED, new UserName(3, "Zoë"), 9), Limits.MAX_ID),
                new BusMessage.Notice(new GroupEvent(1, GroupEvent.Kind.DISSOLVE, 2, 3), 4),
                new BusMessage.MembershipChanged(1, Limits.MAX_ID),
                new BusMessage.Claim(7, "téléphone", Long.MIN_VALUE, Long.MAX_VALUE),
                new BusMessage.Claim(7, "", 0, 0),
                new BusMessage.TokensRevoked(127),
                new BusMessage.PresenceChanged(128, State.ONLINE),
                new BusMessage.PresenceChanged(128, State.OFFLINE),
                new BusMessage.Beat(0, 0, false),
                new BusMessage.Beat(Long.MAX_VALUE, 16_384, true));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void what_is_written_is_read(BusMessage message) throws Exception {
        ByteBuf payload = codec.encode(List.of(message));

        assertThat(codec.decodeSender(payload)).isEqualTo(SELF);
        assertThat(codec.decode(payload)).containsExactly(message);
    }

    @Test
    void messages_keep_their_order() throws Exception {
        List<BusMessage> all = messages().toList();

        assertThat(decode(codec.encode(all))).isEqualTo(all);
    }

    @Test
    void writing_leaves_the_frame_as_it_was() {
        ByteBuf frame = frame("hello");
        BusMessage message = new BusMessage.Committed(Conversation.group(1), 1, 1, 1, frame);

        assertThat(codec.encode(List.of(message))).isEqualTo(codec.encode(List.of(message)));
        assertThat(frame.refCnt()).isOne();
    }

    @Test
    void knows_its_own_publications_by_name_and_boot() {
        ByteBuf payload = codec.encode(List.of());

        assertThat(codec.isOwn(payload)).isTrue();
        assertThat(new BusCodec(new NodeRef(SELF.name(), 1)).isOwn(payload)).isFalse();
        assertThat(new BusCodec(new NodeRef("node-b:6000", SELF.boot())).isOwn(payload))
                .isFalse();
        assertThat(new BusCodec(new NodeRef(SELF.name() + "0", SELF.boot())).isOwn(payload))
                .isFalse();
        assertThat(codec.isOwn(Unpooled.EMPTY_BUFFER)).isFalse();
    }

    @Test
    void passes_over_what_a_newer_node_adds() throws Exception {
        BusMessage.TokensRevoked known = new BusMessage.TokensRevoked(1);
        ByteBuf payload = codec.encode(List.of());
        payload.writeByte(UNKNOWN_KIND).writeInt(3).writeZero(3);
        payload.writeByte(6).writeInt(4).writeByte(1).writeZero(3);
        payload.writeByte(UNKNOWN_KIND).writeInt(0);

        assertThat(decode(payload)).containsExactly(known);
    }

    @Test
    void passes_over_a_notice_that_is_not_known_here() throws Exception {
        assertThat(decode(notice("{\"msgid\":9999}"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "no JSON", "{\"msgid\":52}", "{\"msgid\":5,\"errno\":0,\"id\":1}"})
    void refuses_a_notice_that_is_no_push(String json) {
        assertThatThrownBy(() -> decode(notice(json))).isInstanceOf(MalformedPublicationException.class);
    }

    @Test
    void refuses_a_frame_that_is_not_as_long_as_it_says() {
        for (int length : new int[] {0, 4, 6, -1, Integer.MAX_VALUE}) {
            ByteBuf frame = Unpooled.buffer().writeInt(length).writeZero(5);
            BusMessage message = new BusMessage.Committed(Conversation.group(1), 1, 1, 1, frame);
            assertThatThrownBy(() -> decode(codec.encode(List.of(message))))
                    .isInstanceOf(MalformedPublicationException.class);
        }
    }

    @Test
    void refuses_another_version() {
        ByteBuf payload = codec.encode(List.of());
        payload.setByte(0, 2);

        assertThatThrownBy(() -> decode(payload))
                .isInstanceOf(MalformedPublicationException.class)
                .hasMessage("version: 2 (expected 1)");
    }

    @Test
    void refuses_a_number_that_does_not_end() {
        ByteBuf payload = codec.encode(List.of());
        payload.writeByte(6).writeInt(20);
        payload.writeBytes(ByteBufUtil.decodeHexDump("ff".repeat(20)));

        assertThatThrownBy(() -> decode(payload)).isInstanceOf(MalformedPublicationException.class);
    }

    @Test
    void whatever_is_published_is_read_or_refused() {
        Random random = new Random(20_261_123);
        List<BusMessage> all = messages().toList();
        int refused = 0;
        for (int round = 0; round < 20_000; round++) {
            ByteBuf payload = codec.encode(List.of(all.get(random.nextInt(all.size()))));
            damage(payload, random);
            try {
                decode(payload);
            } catch (MalformedPublicationException e) {
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }

    @Test
    void every_cut_is_refused_or_leaves_whole_messages() throws Exception {
        List<BusMessage> all = messages().toList();
        ByteBuf whole = codec.encode(all);
        List<List<BusMessage>> read = new ArrayList<>();
        for (int length = 0; length < whole.readableBytes(); length++) {
            try {
                read.add(decode(whole.slice(0, length)));
            } catch (MalformedPublicationException e) {
                assertThat(e).hasMessageStartingWith("It ends within");
            }
        }
        assertThat(read).hasSize(all.size());
        assertThat(read).allSatisfy(some -> assertThat(some).isEqualTo(all.subList(0, some.size())));
    }

    private static void damage(ByteBuf payload, Random random) {
        int flips = 1 + random.nextInt(4);
        for (int flip = 0; flip < flips; flip++) {
            payload.setByte(random.nextInt(payload.writerIndex()), random.nextInt(256));
        }
        if (random.nextInt(4) == 0) {
            payload.writerIndex(random.nextInt(payload.writerIndex()));
        }
    }

    private ByteBuf notice(String json) {
        byte[] text = json.getBytes(StandardCharsets.UTF_8);
        ByteBuf payload = codec.encode(List.of());
        payload.writeByte(3).writeInt(1 + 4 + text.length);
        return payload.writeByte(0).writeInt(text.length).writeBytes(text);
    }

    private List<BusMessage> decode(ByteBuf payload) throws MalformedPublicationException {
        codec.decodeSender(payload);
        return codec.decode(payload);
    }

    private static ByteBuf frame(String text) {
        ChatPush push = new ChatPush(new UserName(1, "alice"), new Target.User(2), text, 1, 1, false);
        ByteBuf frame = Unpooled.buffer();
        new FrameEncoder().append(frame, push, FrameEncoder.NO_RID);
        return frame;
    }
}
