package org.chatcluster.server.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.chatcluster.common.protocol.FriendEvent;
import org.chatcluster.common.protocol.LoginRequest;
import org.chatcluster.common.protocol.State;
import org.chatcluster.common.protocol.UserName;
import org.chatcluster.server.session.Session;
import org.junit.jupiter.api.Test;

/** What friends on different nodes are shown of each other. */
final class PresenceTest {
    private static final int ALICE = 1;
    private static final int BOB = 2;
    private static final long NONE = LoginRequest.NO_ATTEMPT;
    private static final long GRACE = 1_000;
    private static final long CRASH_SHOWS_WITHIN = 12_000;

    private final TestCluster cluster = new TestCluster();
    private final TestCluster.Node one = cluster.start("one");
    private final TestCluster.Node two = cluster.start("two");
    private final Session alice = one.login(ALICE, "console", NONE, BOB);

    PresenceTest() {
        // The first seconds, in which the leases of others are not judged.
        cluster.advance(10_000);
    }

    private Session bobOnTwo() {
        Session bob = two.login(BOB, "console", NONE, ALICE);
        cluster.advance(100);
        return bob;
    }

    @Test
    void a_friend_on_another_node_comes_and_goes() {
        Session bob = bobOnTwo();
        assertThat(one.screen.take()).containsExactly("1: 2 online");
        assertThat(one.state(BOB)).isEqualTo(State.ONLINE);

        two.logout(bob);
        assertThat(one.state(BOB)).isEqualTo(State.OFFLINE);
        cluster.advance(GRACE + 100);
        assertThat(one.screen.take()).containsExactly("1: 2 offline");
        assertThat(two.screen.take()).isEmpty();
    }

    @Test
    void only_friends_are_shown_anything() {
        two.login(3, "console", NONE);
        cluster.advance(100);
        assertThat(one.screen.take()).isEmpty();
        assertThat(one.state(3)).isEqualTo(State.ONLINE);
    }

    @Test
    void who_moves_to_another_node_does_not_flicker() {
        Session bob = bobOnTwo();
        two.logout(bob);
        cluster.advance(600);
        one.login(BOB, "console", NONE, ALICE);
        cluster.advance(5_000);
        assertThat(one.screen.take()).containsExactly("1: 2 online");
    }

    @Test
    void who_leaves_twice_within_a_moment_has_the_whole_moment_each_time() {
        Session bob = bobOnTwo();
        two.logout(bob);
        cluster.advance(700);
        Session again = two.login(BOB, "console", NONE, ALICE);
        two.logout(again);
        cluster.advance(700);
        two.login(BOB, "console", NONE, ALICE);
        cluster.advance(5_000);
        assertThat(one.screen.take()).containsExactly("1: 2 online");
    }

    @Test
    void who_looked_while_a_friend_was_away_for_a_moment_is_told_that_it_is_back() {
        Session bob = bobOnTwo();
        two.logout(bob);
        one.login(3, "console", NONE, BOB);
        one.screen.take();
        cluster.advance(200);
        two.login(BOB, "console", NONE, ALICE);
        cluster.advance(5_000);
        assertThat(one.screen.take()).containsExactly("3: 2 online");
    }

    @Test
    void the_users_of_a_crashed_node_turn_offline_within_12_s() {
        bobOnTwo();
        one.screen.take();
        two.freeze();
        cluster.advance(6_000);
        assertThat(one.screen.take()).isEmpty();
        cluster.advance(CRASH_SHOWS_WITHIN - 6_000);
        assertThat(one.screen.take()).containsExactly("1: 2 offline");
        assertThat(one.state(BOB)).isEqualTo(State.OFFLINE);
        assertThat(cluster.store.entries(BOB))
                .as("whoever reads a dead entry removes it")
                .isEmpty();
    }

    @Test
    void the_users_of_an_earlier_run_do_not_count() {
        bobOnTwo();
        one.screen.take();
        two.freeze();
        TestCluster.Node again = cluster.start("two");
        again.login(3, "console", NONE);
        assertThat(one.state(3)).as("whatever was known of the lease").isEqualTo(State.ONLINE);
        cluster.advance(1_500);
        assertThat(one.screen.take()).containsExactly("1: 2 offline");
        assertThat(one.state(BOB)).isEqualTo(State.OFFLINE);
        assertThat(one.state(3)).isEqualTo(State.ONLINE);
    }

    @Test
    void the_users_of_a_node_that_was_frozen_are_back_with_it() {
        bobOnTwo();
        two.freeze();
        cluster.advance(20_000);
        assertThat(one.screen.take()).containsExactly("1: 2 online", "1: 2 offline");
        two.thaw();
        cluster.advance(3_000);
        assertThat(one.screen.take()).containsExactly("1: 2 online");
        assertThat(one.state(BOB)).isEqualTo(State.ONLINE);
    }

    @Test
    void what_is_flushed_is_written_again_and_nobody_flickers() {
        bobOnTwo();
        one.screen.take();
        cluster.store.flush();
        cluster.advance(1_500);
        assertThat(cluster.store.entries(ALICE)).hasSize(1);
        assertThat(cluster.store.entries(BOB)).hasSize(1);
        cluster.advance(20_000);
        assertThat(one.state(BOB)).isEqualTo(State.ONLINE);
        assertThat(one.screen.take()).isEmpty();
    }

    @Test
    void right_after_a_flush_the_answer_is_what_was_heard() {
        bobOnTwo();
        two.freeze();
        cluster.store.flush();
        cluster.advance(1_500);
        assertThat(one.state(BOB)).isEqualTo(State.ONLINE);
    }

    @Test
    void look_at_all_friends_right_after_a_flush_finds_nobody_gone() {
        bobOnTwo();
        one.screen.take();
        cluster.store.flush();
        one.presence.recheck();
        cluster.advance(20_000);
        assertThat(one.screen.take()).doesNotContain("1: 2 offline");
        assertThat(one.state(BOB)).isEqualTo(State.ONLINE);
    }

    @Test
    void look_at_all_friends_leaves_the_users_of_a_node_that_stops_their_moment() {
        Session bob = bobOnTwo();
        one.screen.take();
        two.logout(bob);
        var unused = two.presence.beginStop();
        cluster.advance(100);
        two.freeze();
        one.presence.recheck();
        cluster.advance(1_000);
        one.login(BOB, "console", NONE, ALICE);
        cluster.advance(5_000);
        assertThat(one.screen.take()).doesNotContain("1: 2 offline");
    }

    @Test
    void without_redis_the_answer_is_what_was_heard() {
        bobOnTwo();
        cluster.setRedisAway(true);
        cluster.advance(30_000);
        assertThat(one.state(BOB)).isEqualTo(State.ONLINE);
        assertThat(one.state(ALICE)).isEqualTo(State.ONLINE);
        assertThat(one.screen.take()).containsExactly("1: 2 online");
    }

    @Test
    void who_came_and_went_while_redis_was_away_is_found_when_it_is_back() {
        Session bob = bobOnTwo();
        one.login(4, "console", NONE, 3);
        one.screen.take();
        cluster.setRedisAway(true);
        cluster.advance(5_000);
        two.logout(bob);
        two.login(3, "console", NONE);
        cluster.advance(5_000);
        assertThat(one.screen.take()).isEmpty();

        cluster.setRedisAway(false);
        cluster.advance(10_000);
        assertThat(one.screen.take()).containsExactlyInAnyOrder("1: 2 offline", "4: 3 online");
    }

    @Test
    void the_users_of_a_node_that_stops_have_a_moment_to_come_back() {
        Session bob = bobOnTwo();
        two.login(3, "console", NONE);
        one.login(4, "console", NONE, 3);
        one.screen.take();
        two.logout(bob);
        var unused = two.presence.beginStop();
        cluster.advance(1_100);
        two.freeze();
        assertThat(one.state(3)).as("nothing that the node wrote counts").isEqualTo(State.OFFLINE);
        cluster.advance(1_500);
        one.login(BOB, "console", NONE, ALICE);
        cluster.advance(5_000);
        assertThat(one.screen.take()).containsExactly("4: 3 offline");
    }

    @Test
    void new_friends_on_two_nodes_are_shown_each_other() {
        Session carol = two.login(3, "console", NONE);
        one.presence.befriended(ALICE, 3);
        one.notice(3, new FriendEvent(FriendEvent.Kind.ACCEPTED, new UserName(ALICE, "user1"), 3));
        cluster.advance(100);
        assertThat(one.screen.take()).containsExactly("1: 3 online");
        assertThat(two.screen.take()).containsExactly("3: 1 online");

        two.logout(carol);
        cluster.advance(2_000);
        assertThat(one.screen.take()).containsExactly("1: 3 offline");
    }

    @Test
    void who_is_no_friend_any_more_is_shown_no_more() {
        Session bob = bobOnTwo();
        one.screen.take();
        two.presence.parted(BOB, ALICE);
        two.notice(ALICE, new FriendEvent(FriendEvent.Kind.REMOVED, new UserName(BOB, "user2"), ALICE));
        cluster.advance(100);
        two.logout(bob);
        one.logout(alice);
        cluster.advance(5_000);
        assertThat(one.screen.take()).isEmpty();
        assertThat(two.screen.take()).isEmpty();
    }

    @Test
    void what_is_no_news_any_more_does_not_undo_what_is() {
        FakeScreen screen = new FakeScreen();
        FriendBoard board = new FriendBoard(one.self, userId -> false, screen);
        board.watch(ALICE, List.of(BOB, 3));
        board.changed(BOB, two.self, State.ONLINE);
        board.changed(3, two.self, State.ONLINE);
        long before = board.changes();
        board.changed(3, two.self, State.ONLINE);
        screen.take();

        board.correct(BOB, Set.of(), Set.of(two.self), before);
        board.correct(3, Set.of(), Set.of(two.self), before);
        assertThat(screen.take()).containsExactly("1: 2 offline");
    }
}
