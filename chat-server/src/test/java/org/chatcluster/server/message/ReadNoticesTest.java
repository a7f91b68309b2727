package org.chatcluster.server.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chatcluster.common.protocol.ReadEvent;
import org.chatcluster.common.protocol.Target;
import org.chatcluster.server.delivery.Rig;
import org.chatcluster.server.group.FakeGroupDao;
import org.chatcluster.server.log.Conversation;
import org.chatcluster.server.log.FakeMessageDao;
import org.chatcluster.server.session.SessionRegistry;
import org.junit.jupiter.api.Test;

final class ReadNoticesTest {
    private static final int ALICE = 1;
    private static final int BOB = 2;
    private static final int CAROL = 3;
    private static final Target TO_BOB = new Target.User(BOB);

    private final Rig rig = new Rig();
    private final ManualTimer timer = new ManualTimer();
    private final FakeMessageDao log = new FakeMessageDao();
    private final FakeGroupDao groups = new FakeGroupDao(log, new FakeInboxDao(log));
    private final ReadNotices notices =
            new ReadNotices(rig.delivery, groups.rules(rig.delivery, new SessionRegistry(), 1_000), timer);
    private final Rig.Device phone = rig.device(ALICE);

    private void advance(long millis) {
        timer.advanceMillis(millis);
        rig.runAll();
    }

    private static ReadEvent event(Target target, long seq) {
        return new ReadEvent(ALICE, target, seq);
    }

    @Test
    void the_other_side_and_the_readers_other_devices_are_told_at_once() {
        Rig.Device laptop = rig.deviceOnOtherLoop(ALICE);
        Rig.Device bob = rig.device(BOB);
        Rig.Device carol = rig.device(CAROL);
        notices.read(phone.session(), TO_BOB, 5);
        advance(0);

        assertThat(bob.messages()).containsExactly(event(TO_BOB, 5));
        assertThat(laptop.messages()).containsExactly(event(TO_BOB, 5));
        assertThat(phone.messages()).isEmpty();
        assertThat(carol.messages()).isEmpty();
    }

    @Test
    void what_follows_within_a_second_is_told_at_its_end_as_one() {
        Rig.Device bob = rig.device(BOB);
        notices.read(phone.session(), TO_BOB, 5);
        advance(300);
        notices.read(phone.session(), TO_BOB, 6);
        notices.read(phone.session(), TO_BOB, 8);
        advance(600);
        assertThat(bob.messages()).containsExactly(event(TO_BOB, 5));
        advance(100);
        assertThat(bob.messages()).containsExactly(event(TO_BOB, 5), event(TO_BOB, 8));
        notices.read(phone.session(), TO_BOB, 9);
        advance(900);
        assertThat(bob.messages()).hasSize(2);
        advance(100);

        assertThat(bob.messages()).last().isEqualTo(event(TO_BOB, 9));
    }

    @Test
    void the_furthest_of_several_devices_counts_whichever_is_the_last_to_tell() {
        Rig.Device bob = rig.device(BOB);
        Rig.Device laptop = rig.device(ALICE);
        notices.read(phone.session(), TO_BOB, 5);
        notices.read(phone.session(), TO_BOB, 9);
        notices.read(laptop.session(), TO_BOB, 7);
        advance(1_000);

        assertThat(bob.messages()).containsExactly(event(TO_BOB, 5), event(TO_BOB, 9));
    }

    @Test
    void after_a_quiet_second_the_next_is_told_at_once_and_nothing_is_kept() {
        Rig.Device bob = rig.device(BOB);
        notices.read(phone.session(), TO_BOB, 5);
        advance(1_000);
        assertThat(timer.size()).isZero();
        notices.read(phone.session(), TO_BOB, 6);
        advance(0);

        assertThat(bob.messages()).containsExactly(event(TO_BOB, 5), event(TO_BOB, 6));
    }

    @Test
    void readers_and_conversations_count_apart() {
        Rig.Device bob = rig.device(BOB);
        Rig.Device carol = rig.device(CAROL);
        notices.read(phone.session(), TO_BOB, 5);
        notices.read(phone.session(), new Target.User(CAROL), 6);
        notices.read(carol.session(), TO_BOB, 7);
        advance(0);

        assertThat(bob.messages()).containsExactly(event(TO_BOB, 5), new ReadEvent(CAROL, TO_BOB, 7));
        assertThat(carol.messages()).containsExactly(event(new Target.User(CAROL), 6));
    }

    @Test
    void in_a_group_of_up_to_100_all_are_told_and_in_a_larger_one_the_readers_devices_only() {
        Target.Group small = group(100);
        Target.Group large = group(101);
        List<Conversation> both = List.of(Conversation.group(small.id()), Conversation.group(large.id()));
        Rig.Device laptop = rig.device(ALICE, Rig.at(both.get(0), 0, 0), Rig.at(both.get(1), 0, 0));
        Rig.Device bob = rig.device(BOB, Rig.at(both.get(0), 0, 0), Rig.at(both.get(1), 0, 0));
        notices.read(phone.session(), small, 5);
        notices.read(phone.session(), large, 6);
        advance(0);

        assertThat(bob.messages()).containsExactly(event(small, 5));
        assertThat(laptop.messages()).containsExactly(event(small, 5), event(large, 6));
        assertThat(phone.messages()).isEmpty();
    }

    private Target.Group group(int members) {
        int id = groups.create("group", "", ALICE, 0).orElseThrow();
        for (int user = 2; user <= members; user++) {
            groups.join(id, user, 1_000);
        }
        return new Target.Group(id);
    }
}
