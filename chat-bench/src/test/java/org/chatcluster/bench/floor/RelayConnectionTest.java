package org.chatcluster.bench.floor;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the relay forwards and answers. */
final class RelayConnectionTest {
    private final RelayMembers members = new RelayMembers();
    private final List<EmbeddedChannel> channels = new ArrayList<>();

    @AfterEach
    void close() {
        channels.forEach(EmbeddedChannel::finishAndReleaseAll);
    }

    @Test
    void answers_a_hello_with_an_ack_of_nothing() {
        EmbeddedChannel alice = connect();
        alice.writeInbound(frame(RelayFloor.hello(1, 2)));

        assertThat(read(alice))
                .singleElement()
                .satisfies(ack -> assertThat(countOf(ack)).isZero());
    }

    @Test
    void forwards_each_frame_unchanged_to_every_peer_and_acknowledges_it_once() {
        EmbeddedChannel alice = join(1, 2, 3);
        EmbeddedChannel bob = join(2);
        EmbeddedChannel carol = join(3);
        alice.writeInbound(Unpooled.wrappedBuffer(text("one"), text("two, longer")));

        for (EmbeddedChannel peer : List.of(bob, carol)) {
            assertThat(read(peer)).extracting(RelayConnectionTest::textOf).containsExactly("one", "two, longer");
        }
        assertThat(read(alice)).extracting(RelayConnectionTest::countOf).containsExactly(1L, 2L);
    }

    @Test
    void forwards_what_arrives_byte_by_byte() {
        EmbeddedChannel alice = join(1, 2);
        EmbeddedChannel bob = join(2);
        for (byte one : ByteBufUtil.getBytes(text("slow"))) {
            alice.writeInbound(Unpooled.wrappedBuffer(new byte[] {one}));
        }

        assertThat(read(bob)).extracting(RelayConnectionTest::textOf).containsExactly("slow");
    }

    @Test
    void goes_on_without_a_peer_that_has_left() {
        EmbeddedChannel alice = join(1, 2, 3);
        EmbeddedChannel bob = join(2);
        EmbeddedChannel carol = join(3);
        bob.close().syncUninterruptibly();
        alice.writeInbound(text("still there?"));

        assertThat(read(carol)).hasSize(1);
        assertThat(read(alice)).extracting(RelayConnectionTest::countOf).containsExactly(1L);
    }

    private EmbeddedChannel connect() {
        EmbeddedChannel channel = new EmbeddedChannel(new RelayConnection(members));
        channels.add(channel);
        return channel;
    }

    private EmbeddedChannel join(int number, int... peers) {
        EmbeddedChannel channel = connect();
        channel.writeInbound(frame(RelayFloor.hello(number, peers)));
        read(channel);
        return channel;
    }

    private static ByteBuf text(String text) {
        return frame(text.getBytes(StandardCharsets.UTF_8));
    }

    private static ByteBuf frame(byte[] content) {
        return Unpooled.buffer().writeInt(content.length).writeBytes(content);
    }

    /** The contents of the frames that a channel was sent, each of which came as one write. */
    private static List<byte[]> read(EmbeddedChannel channel) {
        channel.runPendingTasks();
        List<byte[]> contents = new ArrayList<>();
        for (ByteBuf out = channel.readOutbound(); out != null; out = channel.readOutbound()) {
            byte[] content = new byte[out.readInt()];
            out.readBytes(content);
            assertThat(out.isReadable()).isFalse();
            out.release();
            contents.add(content);
        }
        return contents;
    }

    private static String textOf(byte[] content) {
        return new String(content, StandardCharsets.UTF_8);
    }

    private static long countOf(byte[] ack) {
        assertThat(ack).hasSize(RelayFloor.ACK_BYTES).startsWith(RelayFloor.ACK_MARK);
        return Unpooled.wrappedBuffer(ack).getLong(1);
    }
}
