package org.chatcluster.server.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.chatcluster.common.protocol.ChatPush;
import org.chatcluster.server.cluster.BusChannel;
import org.chatcluster.server.cluster.BusMessage;
import org.chatcluster.server.cluster.ClusterBus;
import org.chatcluster.server.cluster.Doubt;
import org.chatcluster.server.cluster.FakeBus;
import org.chatcluster.server.cluster.NodeRef;
import org.chatcluster.server.delivery.ManualExecutor;
import org.chatcluster.server.delivery.Rig;
import org.chatcluster.server.log.Conversation;
import org.chatcluster.server.log.StoredMessage;
import org.chatcluster.server.message.FakeInboxDao;
import org.chatcluster.server.session.SessionRegistry;
import org.junit.jupiter.api.Test;

final class MembershipsTest {
    private static final int ALICE = 1;
    private static final int BOB = 2;

    private final Rig rig = new Rig();
    private final FakeGroupDao groups = new FakeGroupDao(rig.log(), new FakeInboxDao(rig.log()));
    private final int group = groups.create("readers", "", BOB, 0).orElseThrow();
    private final SessionRegistry sessions = new SessionRegistry();
    private final ManualExecutor thread = new ManualExecutor();
    private final FakeBus bus = new FakeBus();
    private final Memberships memberships = new Memberships(groups, sessions, rig.delivery, bus, new Doubt(), thread);
    private final Rig.Device alice = rig.device(ALICE);

    MembershipsTest() {
        sessions.register(alice.session());
    }

    private void runAll() {
        thread.runAll();
        rig.runAll();
    }

    private boolean hearsTheGroup() {
        long seq = rig.log().rows(Conversation.group(group)).size() + 1L;
        rig.log().store(List.of(new StoredMessage(Conversation.group(group), seq, BOB, seq, 0, "text")));
        rig.delivery.reached(Map.of(Conversation.group(group), seq));
        runAll();
        return alice.messages().stream().anyMatch(message -> message instanceof ChatPush push && push.seq() == seq);
    }

    @Test
    void news_from_another_node_let_the_sessions_follow() {
        assertThat(hearsTheGroup()).isFalse();
        groups.join(group, ALICE, 10);
        memberships.received(
                new NodeRef("other", 1),
                BusChannel.user(ALICE),
                List.of(new BusMessage.MembershipChanged(ALICE, group)));
        runAll();

        assertThat(hearsTheGroup()).isTrue();
    }

    @Test
    void the_last_reading_is_the_truth_in_whatever_order_the_news_come() {
        groups.join(group, ALICE, 10);
        memberships.changed(ALICE, group);
        groups.quit(group, ALICE);
        memberships.changed(ALICE, group);
        // One device has joined and another quit, and the news of the joining comes last.
        rig.delivery.joined(ALICE, group, 0);
        memberships.changed(ALICE, group);
        runAll();

        assertThat(hearsTheGroup()).isFalse();
    }

    @Test
    void a_change_is_told_to_the_other_nodes_of_the_user() {
        memberships.changed(ALICE, group);
        runAll();

        assertThat(bus.take())
                .containsExactly(new ClusterBus.Publication(
                        BusChannel.user(ALICE), List.of(new BusMessage.MembershipChanged(ALICE, group))));
    }
}
