package org.chatcluster.server.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatcluster.server.e2e.Friends.PRESENCE_EVENT;
import static org.chatcluster.server.e2e.Friends.befriend;
import static org.chatcluster.server.e2e.Friends.befriendWithoutLooking;
import static org.chatcluster.server.e2e.Friends.shows;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.chatcluster.testkit.wire.Json;
import org.chatcluster.testkit.wire.WireClient;
import org.chatcluster.testkit.wire.WireUser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** PROTOCOL.md §4: a friend came or went, on one node. */
@ExtendWith(SharedNodeExtension.class)
class PresenceIT {
    /** Friends are shown nothing of an absence of less than a second. */
    private static final Duration LESS_THAN_A_MOMENT = Duration.ofMillis(900);

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final NodeUsers users;
    private final WireUser alice;
    private final WireUser bob;
    private final WireUser carol;

    PresenceIT(NodeUsers users) {
        this.users = users;
        this.alice = users.user();
        this.bob = users.user();
        this.carol = users.user();
    }

    @Test
    void friends_see_each_other_go_and_come() {
        befriend(alice, bob);
        bob.close();
        shows(alice, bob, "offline");
        WireUser again = users.again(bob).synced();
        shows(alice, bob, "online");
        WireUser.done(again.client().request(Json.message(3)));
        shows(alice, bob, "offline");
    }

    @Test
    void all_devices_of_a_friend_are_told() {
        befriend(alice, bob);
        WireUser phone = users.device(alice, "phone").synced();
        bob.close();
        shows(alice, bob, "offline");
        shows(phone, bob, "offline");
    }

    @Test
    void only_the_last_device_goes_offline() {
        befriend(alice, bob);
        befriend(alice, carol);
        WireUser phone = users.device(bob, "phone").synced();
        bob.close();
        carol.close();
        shows(alice, carol, "offline");
        phone.close();
        shows(alice, bob, "offline");
    }

    @Test
    void who_comes_back_at_once_or_is_taken_over_does_not_flicker() {
        Awaitility.await().atMost(PATIENCE).until(() -> comesBackAtOnce(users.user(), users.user(), users.user()));
    }

    /** False, with nothing looked at, if a busy machine made the moment long. */
    private boolean comesBackAtOnce(WireUser watcher, WireUser leaving, WireUser last) {
        befriend(watcher, leaving);
        befriend(watcher, last);
        WireClient next = users.connect();
        long left = System.nanoTime();
        leaving.close();
        WireUser again = leaving.again(next).synced();
        if (System.nanoTime() - left > LESS_THAN_A_MOMENT.toNanos()) {
            return false;
        }
        WireUser successor = users.again(leaving).synced();
        again.client().awaitClosed();
        // Whoever left before would be gone by now.
        last.close();
        shows(watcher, last, "offline");
        successor.close();
        shows(watcher, leaving, "offline");
        return true;
    }

    @Test
    void new_friends_are_shown_each_other_behind_the_news_of_it() {
        WireUser.done(alice.client().request(Json.message(7).put("friendid", bob.id())));
        bob.client().expect(Friends.FRIEND_EVENT);
        alice.client().expect(Friends.FRIEND_EVENT);
        bob.client().send(Json.message(7).put("friendid", alice.id()));

        alice.client().expect(Friends.FRIEND_EVENT);
        assertThat(alice.client().expect(PRESENCE_EVENT))
                .isEqualTo(Json.message(PRESENCE_EVENT).put("id", bob.id()).put("state", "online"));
        bob.client().expect(Friends.FRIEND_EVENT);
        // The ack may come before what is shown, or after.
        bob.client().await(13);
        bob.client().expect(PRESENCE_EVENT);
    }

    @Test
    void a_new_friend_who_is_away_is_shown_as_offline() {
        WireUser.done(alice.client().request(Json.message(7).put("friendid", bob.id())));
        alice.close();
        Awaitility.await()
                .until(() -> WireUser.done(bob.client().request(Json.message(30).put("userid", alice.id())))
                        .get("state")
                        .textValue()
                        .equals("offline"));
        WireUser.done(bob.client()
                .request(Json.message(32).put("friendid", alice.id()).put("accept", true)));
        shows(bob, alice, "offline");
        users.again(alice).synced();
        shows(bob, alice, "online");
    }

    @Test
    void who_is_no_friend_any_more_is_shown_no_more() {
        befriend(alice, bob);
        befriend(alice, carol);
        WireUser.done(bob.client().request(Json.message(35).put("friendid", alice.id())));
        bob.close();
        carol.close();
        shows(alice, carol, "offline");
    }

    @Test
    void strangers_and_the_members_of_a_group_are_shown_nothing() {
        int group = alice.createGroup("group");
        bob.join(group);
        befriendWithoutLooking(carol, alice);
        shows(alice, carol, "online");
        bob.close();
        carol.close();
        shows(alice, carol, "offline");
    }
}
