package org.chatcluster.server.catchup;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.chatcluster.common.protocol.ChatPush;
import org.chatcluster.common.protocol.Message;
import org.chatcluster.server.cluster.Doubt;
import org.chatcluster.server.cluster.LocalBus;
import org.chatcluster.server.delivery.ManualExecutor;
import org.chatcluster.server.delivery.Rig;
import org.chatcluster.server.group.FakeGroupDao;
import org.chatcluster.server.group.Memberships;
import org.chatcluster.server.log.Conversation;
import org.chatcluster.server.log.StoredMessage;
import org.chatcluster.server.message.FakeInboxDao;
import org.chatcluster.server.ops.ChatMetrics;
import org.chatcluster.server.session.SessionRegistry;
import org.junit.jupiter.api.Test;

final class CatchUpTest {
    private static final int ALICE = 1;
    private static final int BOB = 2;
    private static final Conversation DIRECT = Conversation.direct(ALICE, BOB);

    private final Rig rig = new Rig();
    private final FakeInboxDao inbox = new FakeInboxDao(rig.log());
    private final FakeGroupDao groups = new FakeGroupDao(rig.log(), inbox);
    private final SessionRegistry sessions = new SessionRegistry();
    private final Doubt doubt = new Doubt();
    private final ManualExecutor thread = new ManualExecutor();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final CatchUp check = new CatchUp(
            doubt,
            new CatchUp.Sources(sessions, inbox, groups, all -> {}),
            rig.delivery,
            new Memberships(groups, sessions, rig.delivery, new LocalBus(), doubt, thread),
            new ChatMetrics(meters),
            thread,
            this::nanoTime);
    private final Rig.Device alice = rig.device(ALICE);
    private long nanos = 1;

    CatchUpTest() {
        sessions.register(alice.session());
        rig.log().addInboxes(List.of(DIRECT));
    }

    private long nanoTime() {
        return nanos;
    }

    private void pollAfter(long millis) {
        nanos += TimeUnit.MILLISECONDS.toNanos(millis);
        check.poll();
        thread.runAll();
        rig.runAll();
        thread.runAll();
        rig.runAll();
    }

    private void storedElsewhere(Conversation conversation, long seq) {
        rig.log().store(List.of(new StoredMessage(conversation, seq, BOB, 100 * conversation.id() + seq, 0, "text")));
    }

    private List<Long> pushed() {
        return alice.messages().stream().map(CatchUpTest::seq).toList();
    }

    private static long seq(Message message) {
        return message instanceof ChatPush push ? push.seq() : 0;
    }

    private long rounds() {
        return meters.get("chat.checks").timer().count();
    }

    @Test
    void without_doubt_the_database_is_left_alone() {
        pollAfter(10_000);
        pollAfter(10_000);

        assertThat(rounds()).isZero();
    }

    @Test
    void finds_what_nobody_has_told() {
        storedElsewhere(DIRECT, 1);
        storedElsewhere(DIRECT, 2);
        doubt.raise("test");
        pollAfter(0);

        assertThat(pushed()).endsWith(1L, 2L);
        pollAfter(10_000);
        assertThat(rounds()).as("one doubt, one round").isEqualTo(1);
    }

    @Test
    void comes_again_while_the_doubt_lasts_and_once_after_it() {
        doubt.begin("bus");
        pollAfter(0);
        pollAfter(500);
        assertThat(rounds()).as("with a pause").isEqualTo(1);
        storedElsewhere(DIRECT, 1);
        pollAfter(500);
        assertThat(rounds()).isEqualTo(2);
        assertThat(pushed()).endsWith(1L);
        doubt.end("bus");
        pollAfter(1_000);
        pollAfter(1_000);

        assertThat(rounds()).isEqualTo(3);
    }

    @Test
    void finds_memberships_that_have_begun_and_ended_elsewhere() {
        int group = groups.create("readers", "", BOB, 0).orElseThrow();
        groups.join(group, ALICE, 10);
        storedElsewhere(Conversation.group(group), 1);
        doubt.raise("test");
        pollAfter(0);
        assertThat(pushed()).endsWith(1L);

        groups.quit(group, ALICE);
        doubt.raise("test");
        pollAfter(1_000);
        storedElsewhere(Conversation.group(group), 2);
        doubt.raise("test");
        pollAfter(1_000);
        assertThat(pushed()).doesNotContain(2L);
    }

    @Test
    void is_not_over_while_the_database_is_away() {
        storedElsewhere(DIRECT, 1);
        inbox.down(true);
        doubt.raise("test");
        pollAfter(0);
        assertThat(pushed()).doesNotContain(1L);
        inbox.down(false);
        pollAfter(1_000);

        assertThat(pushed()).endsWith(1L);
    }
}
