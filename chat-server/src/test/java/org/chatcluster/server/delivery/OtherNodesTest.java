package org.chatcluster.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chatcluster.common.codec.FrameEncoder;
import org.chatcluster.common.protocol.Pong;
import org.chatcluster.server.cluster.BusChannel;
import org.chatcluster.server.cluster.BusMessage;
import org.chatcluster.server.cluster.ClusterBus;
import org.chatcluster.server.cluster.FakeBus;
import org.chatcluster.server.cluster.NodeRef;
import org.chatcluster.server.log.Conversation;
import org.chatcluster.server.log.StoredMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a node tells others, and what it makes of what it is told. */
final class OtherNodesTest {
    private static final int ALICE = 1;
    private static final int BOB = 2;
    private static final Conversation DIRECT = Conversation.direct(ALICE, BOB);
    private static final Conversation GROUP = Conversation.group(7);
    private static final NodeRef OTHER = new NodeRef("other", 1);

    private final FakeBus bus = new FakeBus();
    private final Rig rig = new Rig(bus);

    @AfterEach
    void nothing_is_left_unreleased() {
        rig.settle();
        assertThat(rig.allocator.unreleased()).isZero();
    }

    /** Another node commits rows, which are readable from then on. */
    private BusMessage.Committed committed(Conversation conversation, long seq, int sender, long cid) {
        StoredMessage row = new StoredMessage(conversation, seq, sender, cid, Rig.NOW, "text " + cid);
        rig.dao.store(List.of(row));
        ByteBuf frame = Unpooled.buffer();
        new FrameEncoder().append(frame, Pushes.of(row, "user" + sender, false), FrameEncoder.NO_RID);
        return new BusMessage.Committed(conversation, seq, sender, cid, frame);
    }

    private void hear(BusChannel channel, BusMessage... messages) {
        rig.delivery.received(OTHER, channel, List.of(messages));
        rig.loop.runAll();
        rig.otherLoop.runAll();
    }

    private void hear(Conversation conversation, BusMessage... messages) {
        if (conversation.isGroup()) {
            hear(BusChannel.group(conversation.groupId()), messages);
        } else {
            hear(BusChannel.user(conversation.firstUser()), messages);
            hear(BusChannel.user(conversation.secondUser()), messages);
        }
    }

    @Test
    void a_batch_is_published_once_for_each_channel_with_its_frames() {
        Rig.Device alice = rig.device(ALICE, Rig.at(GROUP, 0, 0));
        rig.device(BOB, Rig.at(GROUP, 0, 0));
        alice.send(DIRECT, 11);
        alice.send(GROUP, 12);
        alice.send(GROUP, 13);
        rig.settle();

        List<ClusterBus.Publication> published = bus.take();
        assertThat(published)
                .extracting(ClusterBus.Publication::channel)
                .containsExactlyInAnyOrder(BusChannel.user(ALICE), BusChannel.user(BOB), BusChannel.group(7));
        ClusterBus.Publication toGroup = published.stream()
                .filter(one -> one.channel().equals(BusChannel.group(7)))
                .findFirst()
                .orElseThrow();
        assertThat(toGroup.messages()).hasSize(2);
        BusMessage.Committed first = (BusMessage.Committed) toGroup.messages().get(0);
        assertThat(first.conversation()).isEqualTo(GROUP);
        assertThat(first.seq()).isEqualTo(1);
        assertThat(first.senderId()).isEqualTo(ALICE);
        assertThat(first.cid()).isEqualTo(12);
        assertThat(first.frame().getInt(0)).isEqualTo(first.frame().readableBytes() - Integer.BYTES);
        assertThat(first.frame().toString(StandardCharsets.UTF_8)).contains("\"text 12\"");
    }

    @Test
    void a_message_that_fits_is_pushed_without_a_look_into_the_log() {
        Rig.Device alice = rig.device(ALICE);
        Rig.Device bob = rig.deviceOnOtherLoop(BOB);
        hear(DIRECT, committed(DIRECT, 1, ALICE, 11), committed(DIRECT, 2, BOB, 21));

        assertThat(alice.seen()).containsExactly("push 1-2 1", "push 2-1 2");
        assertThat(bob.seen()).containsExactly("push 1-2 1", "push 2-1 2");
        assertThat(rig.meter.pages).isZero();
    }

    @Test
    void a_message_on_the_channel_of_one_user_is_not_brought_to_the_other() {
        Rig.Device alice = rig.device(ALICE);
        Rig.Device bob = rig.device(BOB);
        hear(BusChannel.user(BOB), committed(DIRECT, 1, ALICE, 11));

        assertThat(bob.seen()).containsExactly("push 1-2 1");
        assertThat(alice.seen()).isEmpty();
    }

    @Test
    void a_message_that_comes_early_waits_for_the_one_in_front_of_it() {
        Rig.Device alice = rig.device(ALICE, Rig.at(GROUP, 0, 0));
        BusMessage first = committed(GROUP, 1, BOB, 21);
        BusMessage second = committed(GROUP, 2, BOB, 22);
        BusMessage third = committed(GROUP, 3, BOB, 23);
        hear(GROUP, third);
        hear(GROUP, second);
        assertThat(alice.seen()).isEmpty();
        hear(GROUP, first);

        assertThat(alice.seen()).containsExactly("push g7 1", "push g7 2", "push g7 3");
        rig.runAll();
        assertThat(rig.meter.pages).as("nothing was read from the log").isZero();
        assertThat(rig.meter.gaps).isZero();
    }

    @Test
    void an_early_message_is_read_from_the_log_when_the_one_in_front_of_it_does_not_come() {
        Rig.Device alice = rig.device(ALICE, Rig.at(GROUP, 0, 0));
        committed(GROUP, 1, BOB, 21);
        hear(GROUP, committed(GROUP, 2, BOB, 22));
        assertThat(alice.seen()).isEmpty();
        rig.runAll();

        assertThat(alice.seen()).containsExactly("push g7 1", "push g7 2");
        assertThat(rig.meter.gaps).isEqualTo(1);
    }

    @Test
    void an_ack_waits_for_the_message_of_another_node_in_front_of_it() {
        Rig.Device alice = rig.device(ALICE, Rig.at(GROUP, 0, 0));
        BusMessage first = committed(GROUP, 1, BOB, 21);
        alice.send(GROUP, 11);
        rig.lane.writeAll();
        rig.loop.runAll();
        assertThat(alice.seen()).isEmpty();
        hear(GROUP, first);

        assertThat(alice.seen()).containsExactly("push g7 1", "ack g7 2 cid 11");
        assertThat(rig.meter.pages).isZero();
        assertThat(alice.feed.sendsInFlight()).isZero();
    }

    @Test
    void an_ack_that_waited_in_vain_comes_in_its_place_from_the_log_and_once() {
        Rig.Device alice = rig.device(ALICE, Rig.at(GROUP, 0, 0));
        BusMessage first = committed(GROUP, 1, BOB, 21);
        alice.send(GROUP, 11);
        rig.settle();
        hear(GROUP, first);

        assertThat(alice.seen()).containsExactly("push g7 1", "ack g7 2 cid 11");
    }

    @Test
    void what_is_in_flight_here_and_committed_elsewhere_is_a_dup_and_a_push() {
        Rig.Device alice = rig.device(ALICE);
        alice.send(DIRECT, 11);
        hear(DIRECT, committed(DIRECT, 1, ALICE, 11));
        assertThat(alice.seen()).as("only the lane may say what became of it").isEmpty();
        rig.settle();

        assertThat(alice.seen()).containsExactlyInAnyOrder("ack u2 1 cid 11 dup", "push 1-2 1");
    }

    @Test
    void a_conversation_that_has_reached_a_seq_is_fed_from_the_log() {
        Rig.Device bob = rig.device(BOB);
        committed(DIRECT, 1, ALICE, 11);
        hear(BusChannel.user(BOB), new BusMessage.Reached(DIRECT, 1));
        rig.runAll();

        assertThat(bob.seen()).containsExactly("push 1-2 1");
    }

    @Test
    void what_was_found_is_published_as_reached() {
        rig.delivery.found(Map.of(GROUP, 5L));

        assertThat(bus.take())
                .containsExactly(
                        new ClusterBus.Publication(BusChannel.group(7), List.of(new BusMessage.Reached(GROUP, 5))));
    }

    @Test
    void notices_reach_users_and_the_other_members_of_a_group() {
        Rig.Device alice = rig.device(ALICE, Rig.at(GROUP, 0, 0));
        Rig.Device bob = rig.device(BOB, Rig.at(GROUP, 0, 0));
        hear(BusChannel.user(ALICE), new BusMessage.Notice(new Pong(1), 0));
        hear(BusChannel.group(7), new BusMessage.Notice(new Pong(2), ALICE));

        assertThat(alice.messages()).containsExactly(new Pong(1));
        assertThat(bob.messages()).containsExactly(new Pong(2));
    }

    @Test
    void a_session_hears_the_groups_that_it_joins_until_it_leaves_or_ends() {
        Rig.Device alice = rig.device(ALICE);
        var unused = alice.feed.channels().hear(List.of(BusChannel.user(ALICE)));
        rig.delivery.joined(ALICE, 7, 0);
        rig.delivery.joined(ALICE, 8, 0);
        rig.runAll();
        assertThat(bus.subscriptions())
                .containsOnlyKeys(BusChannel.user(ALICE), BusChannel.group(7), BusChannel.group(8));
        rig.delivery.left(ALICE, 7);
        rig.runAll();
        assertThat(bus.subscriptions()).containsOnlyKeys(BusChannel.user(ALICE), BusChannel.group(8));
        alice.end();
        assertThat(bus.subscriptions()).isEmpty();
    }

    @Test
    void a_group_is_read_again_when_its_channel_is_heard_at_last() {
        Rig.Device alice = rig.device(ALICE);
        bus.slow();
        rig.delivery.joined(ALICE, 7, 0);
        rig.runAll();
        // Published before the subscription was confirmed, so that nobody hears it here.
        committed(GROUP, 1, BOB, 21);
        bus.confirm();
        rig.runAll();

        assertThat(alice.seen()).containsExactly("push g7 1");
    }

    @Test
    void a_rejoining_that_was_not_heard_of_starts_where_the_new_membership_does() {
        Rig.Device alice = rig.device(ALICE, Rig.at(GROUP, 1, 1));
        rig.stored(GROUP, BOB, 1, 5);
        // It has left at 1, and joined again at 4.
        rig.delivery.joined(ALICE, 7, 4);
        rig.settle();

        assertThat(alice.seen()).containsExactly("push g7 5");
        rig.delivery.noticeOtherMembers(BOB, 7, new Pong(1));
        rig.runAll();
        assertThat(alice.messages()).as("of a notice there is one").containsOnlyOnce(new Pong(1));
        rig.delivery.left(ALICE, 7);
        rig.delivery.noticeOtherMembers(BOB, 7, new Pong(2));
        rig.runAll();
        assertThat(alice.messages()).doesNotContain(new Pong(2));
    }

    @Test
    void a_comparison_feeds_what_is_missing_and_names_the_groups_that_differ() {
        Rig.Device alice = rig.device(ALICE, Rig.at(GROUP, 0, 0), Rig.at(Conversation.group(8), 0, 0));
        committed(DIRECT, 1, BOB, 21);
        committed(GROUP, 1, BOB, 22);
        List<Integer> differing = new ArrayList<>();
        rig.delivery.compare(
                ALICE, Map.of(DIRECT, 1L, GROUP, 1L, Conversation.group(9), 3L), Set.of(7, 9), differing::add);
        rig.runAll();

        assertThat(alice.seen()).containsExactlyInAnyOrder("push 2-1 1", "push g7 1");
        assertThat(differing).containsExactlyInAnyOrder(8, 9);
    }
}
