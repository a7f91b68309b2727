package org.chatcluster.server.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.chatcluster.common.protocol.GroupInfo;
import org.chatcluster.common.protocol.Role;
import org.chatcluster.common.protocol.UserName;
import org.chatcluster.server.account.AccountDao.StoredToken;
import org.chatcluster.server.group.GroupDao;
import org.chatcluster.server.log.Conversation;
import org.chatcluster.server.log.StoredMessage;
import org.chatcluster.server.login.LoginDao;
import org.chatcluster.server.message.InboxDao;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is expected of the rows that a login reads. */
abstract class LoginContract extends StorageContract {
    private LoginDao logins;
    private int alice;
    private int bob;
    private int carol;

    LoginContract(Supplier<OpenStore> store) {
        super(store);
    }

    @BeforeEach
    void prepare() {
        logins = database().logins();
        alice = newUser("alice-łódź");
        bob = newUser("bob-李");
        carol = newUser("carol");
    }

    private int newUser(String name) {
        return database()
                .accounts()
                .create(name, UUID.randomUUID().toString(), "hash", 0)
                .orElseThrow();
    }

    private void befriend(int one, int other) {
        database().friends().ask(one, other, 1);
        database().friends().answer(other, one, true, 2);
    }

    private LoginDao.Circle readCircle(int userId, String tokenHash) {
        LoginDao.Login login = new LoginDao.Login(userId, tokenHash);
        return Objects.requireNonNull(logins.readCircles(List.of(login)).get(login));
    }

    @Test
    void are_each_account_s_own_when_several_log_in_at_the_same_time() {
        befriend(alice, bob);
        database().messages().addInboxes(List.of(Conversation.direct(bob, carol)));
        int group = database().groups().create("group", "", carol, 1).orElseThrow();
        String hash = "b".repeat(64);
        database().accounts().addToken(new StoredToken(hash, bob, "phone", 1, 2));
        LoginDao.Login ofBob = new LoginDao.Login(bob, hash);
        LoginDao.Login alsoOfBob = new LoginDao.Login(bob, "none");
        List<LoginDao.Login> all =
                List.of(new LoginDao.Login(alice, "none"), ofBob, alsoOfBob, new LoginDao.Login(carol, "none"));

        Map<LoginDao.Login, LoginDao.Circle> circles = logins.readCircles(all);

        assertThat(circles).containsOnlyKeys(all);
        all.forEach(login -> assertThat(circles.get(login)).isEqualTo(readCircle(login.userId(), login.tokenHash())));
        assertThat(circles.get(ofBob))
                .satisfies(circle -> assertThat(circle.tokenIsThere()).isTrue())
                .satisfies(circle -> assertThat(circle.friends()).containsExactly(new UserName(alice, "alice-łódź")))
                .satisfies(circle -> assertThat(circle.inbox()).hasSize(1));
        assertThat(circles.get(alsoOfBob))
                .satisfies(circle -> assertThat(circle.tokenIsThere()).isFalse())
                .satisfies(circle -> assertThat(circle.friends()).hasSize(1));
        assertThat(circles.get(all.get(3)).groups())
                .extracting(joined -> joined.info().groupId())
                .containsExactly(group);
    }

    @Test
    void of_a_new_account_are_none() {
        assertThat(readCircle(alice, "none"))
                .isEqualTo(new LoginDao.Circle(false, List.of(), List.of(), List.of(), List.of()));
    }

    @Test
    void tell_whether_the_token_is_there() {
        String hash = "a".repeat(64);
        database().accounts().addToken(new StoredToken(hash, alice, "phone", 1, 2));

        assertThat(readCircle(alice, hash).tokenIsThere()).isTrue();
        database().accounts().removeToken(hash);
        assertThat(readCircle(alice, hash).tokenIsThere()).isFalse();
    }

    @Test
    void are_the_groups_of_the_account_by_id() {
        GroupDao groups = database().groups();
        int first = groups.create("erste", "über alles", bob, 1).orElseThrow();
        int second = groups.create("second", "", alice, 1).orElseThrow();
        groups.create("third", "", bob, 1);
        groups.join(first, alice, 10);

        assertThat(readCircle(alice, "none").groups())
                .isEqualTo(groups.listJoined(alice))
                .extracting(GroupDao.Joined::info)
                .containsExactly(
                        new GroupInfo(first, "erste", "über alles", Role.NORMAL, 2),
                        new GroupInfo(second, "second", "", Role.CREATOR, 1));
    }

    @Test
    void are_its_friends_by_id_and_who_asks_by_time() {
        int dave = newUser("dave");
        int erin = newUser("erin");
        befriend(carol, alice);
        befriend(alice, bob);
        database().friends().ask(erin, alice, 5);
        database().friends().ask(dave, alice, 6);
        database().friends().ask(alice, newUser("frank"), 7);

        LoginDao.Circle circle = readCircle(alice, "none");
        assertThat(circle.friends()).containsExactly(new UserName(bob, "bob-李"), new UserName(carol, "carol"));
        assertThat(circle.requests()).containsExactly(new UserName(erin, "erin"), new UserName(dave, "dave"));
    }

    @Test
    void are_its_conversations_with_their_last_messages() {
        Conversation direct = Conversation.direct(alice, bob);
        database().messages().addInboxes(List.of(direct, Conversation.direct(alice, carol)));
        database()
                .messages()
                .insert(List.of(
                        new StoredMessage(direct, 1, bob, 1, 10, "one"),
                        new StoredMessage(direct, 2, bob, 2, 20, "two")));
        database().inbox().move(List.of(new InboxDao.Move(alice, direct, 1, 0)));
        database().groups().create("group", "", alice, 1);

        assertThat(readCircle(alice, "none").inbox())
                .containsExactlyInAnyOrderElementsOf(database().inbox().list(alice))
                .contains(new InboxDao.Entry(direct, 1, 0, 2, 20))
                .hasSize(3);
    }
}
