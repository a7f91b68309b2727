package org.chatcluster.server.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.chatcluster.common.protocol.Limits;
import org.chatcluster.common.protocol.UserName;
import org.chatcluster.server.friend.FriendDao;
import org.chatcluster.server.friend.FriendDao.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is expected of friendships. */
abstract class FriendContract extends StorageContract {
    private FriendDao friends;
    private int alice;
    private int bob;

    FriendContract(Supplier<OpenStore> store) {
        super(store);
    }

    @BeforeEach
    void prepare() {
        friends = database().friends();
        alice = newUser();
        bob = newUser();
    }

    @Test
    void befriends_by_request_and_answer() {
        assertThat(friends.ask(alice, bob, 1)).isEqualTo(Outcome.ASKED);
        assertThat(friends.ask(alice, bob, 2)).isEqualTo(Outcome.ASKED_BEFORE);
        assertThat(ids(friends.listRequests(bob))).containsExactly(alice);
        assertThat(friends.listRequests(alice)).isEmpty();
        assertThat(friends.answer(bob, alice, true, 3)).isEqualTo(Outcome.BEFRIENDED);

        assertThat(ids(friends.listFriends(alice))).containsExactly(bob);
        assertThat(ids(friends.listFriends(bob))).containsExactly(alice);
        assertThat(friends.listRequests(bob)).isEmpty();
        assertThat(friends.ask(alice, bob, 4)).isEqualTo(Outcome.ALREADY_FRIENDS);
        assertThat(friends.answer(bob, alice, true, 5)).isEqualTo(Outcome.NO_REQUEST);
    }

    @Test
    void befriends_at_once_who_ask_each_other() {
        friends.ask(alice, bob, 1);

        assertThat(friends.ask(bob, alice, 2)).isEqualTo(Outcome.BEFRIENDED);
        assertThat(friends.listRequests(alice)).isEmpty();
        assertThat(friends.listRequests(bob)).isEmpty();
    }

    @Test
    void befriends_who_ask_each_other_at_the_same_moment() {
        for (int round = 0; round < 25; round++) {
            int a = newUser();
            int b = newUser();
            List<Callable<Outcome>> asks = List.of(() -> friends.ask(a, b, 1), () -> friends.ask(b, a, 1));

            assertThat(atOnce(asks)).containsExactlyInAnyOrder(Outcome.ASKED, Outcome.BEFRIENDED);
            assertThat(ids(friends.listFriends(a))).containsExactly(b);
            assertThat(ids(friends.listFriends(b))).containsExactly(a);
            assertThat(friends.listRequests(a)).isEmpty();
            assertThat(friends.listRequests(b)).isEmpty();
        }
    }

    @Test
    void forgets_a_request_that_is_rejected() {
        friends.ask(alice, bob, 1);

        assertThat(friends.answer(bob, alice, false, 2)).isEqualTo(Outcome.REJECTED);
        assertThat(friends.listRequests(bob)).isEmpty();
        assertThat(friends.listFriends(bob)).isEmpty();
        assertThat(friends.answer(bob, alice, false, 3)).isEqualTo(Outcome.NO_REQUEST);
        assertThat(friends.ask(alice, bob, 4)).isEqualTo(Outcome.ASKED);
    }

    @Test
    void ends_a_friendship_for_both() {
        befriend(alice, bob);

        assertThat(friends.remove(bob, alice)).isEqualTo(Outcome.REMOVED);
        assertThat(friends.listFriends(alice)).isEmpty();
        assertThat(friends.listFriends(bob)).isEmpty();
        assertThat(friends.remove(bob, alice)).isEqualTo(Outcome.NOT_FRIENDS);
    }

    @Test
    void lists_requests_oldest_first_and_friends_by_id() {
        int carol = newUser();
        int dave = newUser();
        friends.ask(carol, alice, 10);
        friends.ask(dave, alice, 5);
        friends.ask(bob, alice, 7);
        assertThat(ids(friends.listRequests(alice))).containsExactly(dave, bob, carol);

        friends.answer(alice, carol, true, 20);
        friends.answer(alice, bob, true, 21);
        assertThat(ids(friends.listFriends(alice))).containsExactly(bob, carol);
    }

    @Test
    void refuses_who_is_blocked() {
        store().execute("INSERT INTO block (user_id, blocked_id) VALUES (" + bob + ", " + alice + ")");

        assertThat(friends.ask(alice, bob, 1)).isEqualTo(Outcome.BLOCKED);
        assertThat(friends.ask(bob, alice, 1)).isEqualTo(Outcome.ASKED);
        assertThat(ids(friends.listBlocked(bob))).containsExactly(alice);
        assertThat(friends.listBlocked(alice)).isEmpty();
    }

    @Test
    void lets_no_more_requests_wait_than_allowed_however_many_ask_at_once() {
        addUsers(alice, Limits.MAX_REQUESTS - 1, "friend_request (to_id, from_id, created_at)", ", 1");
        List<Callable<Outcome>> asks = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            int asker = newUser();
            asks.add(() -> friends.ask(asker, alice, 2));
        }

        assertThat(atOnce(asks)).containsOnlyOnce(Outcome.ASKED).containsOnly(Outcome.ASKED, Outcome.TOO_MANY);
        assertThat(friends.listRequests(alice)).hasSize(Limits.MAX_REQUESTS);
    }

    @Test
    void makes_no_more_friends_than_allowed_however_many_are_accepted_at_once() {
        List<Integer> askers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            askers.add(newUser());
            friends.ask(askers.get(i), alice, 2);
        }
        addUsers(alice, Limits.MAX_FRIENDS - 1, "friend (user_id, friend_id, created_at)", ", 1");
        List<Callable<Outcome>> answers = new ArrayList<>();
        askers.forEach(asker -> answers.add(() -> friends.answer(alice, asker, true, 3)));

        assertThat(atOnce(answers))
                .containsOnlyOnce(Outcome.BEFRIENDED)
                .containsOnly(Outcome.BEFRIENDED, Outcome.TOO_MANY);
        assertThat(friends.listFriends(alice)).hasSize(Limits.MAX_FRIENDS);
        assertThat(friends.ask(alice, newUser(), 4)).isEqualTo(Outcome.TOO_MANY);
        assertThat(friends.ask(newUser(), alice, 4)).isEqualTo(Outcome.TOO_MANY);
    }

    /** Inserts rows that pair {@code userId} with users made for the purpose. */
    private void addUsers(int userId, int count, String into, String rest) {
        String prefix = "extra-" + newCid() + "-";
        List<String> users = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            users.add("('" + prefix + i + "', '" + prefix + i + "', 'hash', 1)");
        }
        store().execute("INSERT INTO user (name, name_key, password_hash, created_at) VALUES "
                + String.join(",", users));
        store().execute("INSERT INTO " + into + " SELECT " + userId + ", id" + rest + " FROM user WHERE name LIKE '"
                + prefix + "%'");
    }

    private void befriend(int a, int b) {
        friends.ask(a, b, 1);
        friends.answer(b, a, true, 2);
    }

    private static List<Integer> ids(List<UserName> users) {
        return users.stream().map(UserName::id).toList();
    }
}
