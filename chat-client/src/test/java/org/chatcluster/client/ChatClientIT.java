package org.chatcluster.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.chatcluster.client.ClientState.Phase;
import org.chatcluster.common.protocol.AddFriendReply;
import org.chatcluster.common.protocol.AddFriendRequest;
import org.chatcluster.common.protocol.ChatPush;
import org.chatcluster.common.protocol.CreateGroupReply;
import org.chatcluster.common.protocol.CreateGroupRequest;
import org.chatcluster.common.protocol.Credentials;
import org.chatcluster.common.protocol.FindUserReply;
import org.chatcluster.common.protocol.FindUserRequest;
import org.chatcluster.common.protocol.FriendReplyReply;
import org.chatcluster.common.protocol.FriendReplyRequest;
import org.chatcluster.common.protocol.FriendsReply;
import org.chatcluster.common.protocol.FriendsRequest;
import org.chatcluster.common.protocol.Friendship;
import org.chatcluster.common.protocol.GroupUsersReply;
import org.chatcluster.common.protocol.GroupUsersRequest;
import org.chatcluster.common.protocol.GroupsReply;
import org.chatcluster.common.protocol.GroupsRequest;
import org.chatcluster.common.protocol.HistoryReply;
import org.chatcluster.common.protocol.HistoryRequest;
import org.chatcluster.common.protocol.LoginReply;
import org.chatcluster.common.protocol.Member;
import org.chatcluster.common.protocol.RemoveFriendReply;
import org.chatcluster.common.protocol.RemoveFriendRequest;
import org.chatcluster.common.protocol.Target;
import org.chatcluster.testkit.NodeOptions;
import org.chatcluster.testkit.NodeProcess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The library against the packaged node. */
class ChatClientIT {
    private static final String PASSWORD = "correct horse";

    private final NodeProcess node = NodeProcess.start(NodeOptions.sqlite().withFlag("--limits", "off"));
    private final List<ChatClient> clients = new ArrayList<>();

    @AfterEach
    void end() {
        clients.forEach(ChatClient::close);
        node.close();
    }

    private ChatClient client(ClientListener listener) {
        return client("console", listener);
    }

    private ChatClient client(String device, ClientListener listener) {
        ClientConfig config =
                ClientConfig.of(node.host(), node.port()).withDevice(device).withTiming(Fast.TIMING);
        ChatClient client = new ChatClient(config, listener);
        clients.add(client);
        return client;
    }

    private static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(60, TimeUnit.SECONDS);
    }

    /** Registers and logs in; returns the id. */
    private static int register(ChatClient client, String name) throws Exception {
        int id = get(client.register(name, PASSWORD));
        assertThat(get(client.login(new Credentials.ByName(name, PASSWORD)))
                        .user()
                        .id())
                .isEqualTo(id);
        return id;
    }

    @Test
    void friends_groups_and_history_work() throws Exception {
        Recorder heardByBob = new Recorder();
        ChatClient alice = client(new Recorder());
        ChatClient bob = client(heardByBob);
        int aliceId = register(alice, "alice");
        int bobId = register(bob, "bob");

        FindUserReply found = get(alice.request(new FindUserRequest("BOB", 0), FindUserReply.class));
        assertThat(found.userId()).isEqualTo(bobId);
        AddFriendReply asked = get(alice.request(new AddFriendRequest(bobId), AddFriendReply.class));
        assertThat(asked.state()).isEqualTo(Friendship.PENDING);
        heardByBob.awaitLine("friend REQUEST alice");
        get(bob.request(new FriendReplyRequest(aliceId, true), FriendReplyReply.class));
        assertThat(get(bob.request(new FriendsRequest(), FriendsReply.class)).friends())
                .extracting(friend -> friend.name())
                .containsExactly("alice");

        int group = get(alice.request(new CreateGroupRequest("team", "us"), CreateGroupReply.class))
                .groupId();
        assertThat(get(bob.joinGroup(group)).name()).isEqualTo("team");
        GroupUsersReply members = get(alice.request(new GroupUsersRequest(group, 0, 10), GroupUsersReply.class));
        assertThat(members.users()).extracting(Member::name).containsExactly("alice", "bob");
        Target team = new Target.Group(group);
        assertThat(get(alice.send(team, "hello").ack()).seq()).isEqualTo(1);
        heardByBob.awaitLine("message 1 hello");
        assertThat(get(bob.quitGroup(group)).groupId()).isEqualTo(group);
        assertThat(get(bob.request(new GroupsRequest(), GroupsReply.class)).groups())
                .isEmpty();

        HistoryRequest newest = new HistoryRequest(team, HistoryRequest.NONE, HistoryRequest.NONE, 10);
        assertThat(get(alice.request(newest, HistoryReply.class)).messages())
                .extracting(ChatPush::msg)
                .containsExactly("hello");
        get(alice.request(new RemoveFriendRequest(bobId), RemoveFriendReply.class));
        heardByBob.awaitLine("friend REMOVED alice");
        assertThat(get(alice.ping())).isPositive();
    }

    @Test
    void refusals_carry_their_numbers() throws Exception {
        ChatClient alice = client(new Recorder());
        int id = register(alice, "alice");
        ChatClient other = client(new Recorder());
        assertRefused(other.register("ALICE", PASSWORD), 1);
        assertRefused(other.login(new Credentials.ByName("alice", "wrong password")), 1);
        assertRefused(alice.send(new Target.User(id), "me").ack(), 204);
        assertRefused(alice.send(new Target.User(999), "who").ack(), 200);
        assertRefused(alice.send(new Target.Group(999), "where").ack(), 300);
    }

    private static void assertRefused(CompletableFuture<?> future, int errno) {
        assertThatThrownBy(() -> get(future))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.errno()).isEqualTo(errno));
    }

    @Test
    void devices_of_an_account_see_the_same_and_take_over_from_their_like_only() throws Exception {
        Recorder heardByPhone = new Recorder();
        ChatClient console = client(new Recorder());
        int alice = register(console, "alice");
        ChatClient bob = client(new Recorder());
        int bobId = register(bob, "bob");
        ChatClient phone = client("phone", heardByPhone);
        Credentials credentials = new Credentials.ById(alice, PASSWORD);
        get(phone.login(credentials));
        get(console.send(new Target.User(bobId), "from the console").ack());
        heardByPhone.awaitLine("own 1 from the console");

        ChatClient newPhone = client("phone", new Recorder());
        get(newPhone.login(credentials));
        assertThat(heardByPhone.awaitPhase(Phase.OFFLINE).cause()).hasMessageContaining("116 TAKEN_OVER");
        get(console.ping());
        get(newPhone.logout(true));
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(get(console.status()).state().phase()).isEqualTo(Phase.OFFLINE));
    }

    @Test
    void what_was_missed_comes_once_after_a_login_with_the_token() throws Exception {
        ChatClient alice = client(new Recorder());
        int aliceId = register(alice, "alice");
        Ledger before = new Ledger();
        ChatClient bob = client(before);
        int bobId = get(bob.register("bob", PASSWORD));
        LoginReply login = get(bob.login(new Credentials.ById(bobId, PASSWORD)));
        Target toBob = new Target.User(bobId);
        Target toAlice = new Target.User(aliceId);
        get(alice.send(toBob, "1").ack());
        await().atMost(Duration.ofSeconds(60)).until(() -> before.of(toAlice).size() == 1);
        bob.close();
        for (int i = 2; i <= 500; i++) {
            alice.send(toBob, Integer.toString(i));
        }
        get(alice.send(toBob, "501").ack());

        Ledger after = new Ledger();
        ChatClient back = client(after);
        get(back.resume(new Credentials.ByToken(login.token().value(), bobId)));
        await().atMost(Duration.ofSeconds(60)).until(after::isSynced);
        after.assertComplete(toAlice, 2, 500);
    }

    @Test
    void nothing_is_lost_or_doubled_while_the_node_is_killed_and_started_again() throws Exception {
        int kills = 5;
        int perLife = 500;
        int perClient = (kills + 1) * perLife;
        Ledger alices = new Ledger();
        Ledger bobs = new Ledger();
        ChatClient alice = client(alices);
        ChatClient bob = client(bobs);
        int aliceId = register(alice, "alice");
        int bobId = register(bob, "bob");
        List<Outgoing> fromAlice = new ArrayList<>();
        List<Outgoing> fromBob = new ArrayList<>();
        for (int life = 0; life <= kills; life++) {
            for (int i = 0; i < perLife; i++) {
                fromAlice.add(alice.send(new Target.User(bobId), "a" + fromAlice.size()));
                fromBob.add(bob.send(new Target.User(aliceId), "b" + fromBob.size()));
            }
            int lives = life;
            int enough = life == kills ? 2 * perClient : (2 * life + 1) * perLife;
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> acknowledged(fromAlice, fromBob) >= enough
                            && alices.reconnects() >= lives
                            && bobs.reconnects() >= lives);
            if (life < kills) {
                node.kill();
                node.restart();
            }
        }
        Target toBob = new Target.User(bobId);
        Target toAlice = new Target.User(aliceId);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> alices.of(toBob).size() >= 2 * perClient
                        && bobs.of(toAlice).size() >= 2 * perClient);
        alices.assertComplete(toBob, 1, 2 * perClient);
        bobs.assertComplete(toAlice, 1, 2 * perClient);
        assertThat(alices.of(toBob)).isEqualTo(bobs.of(toAlice));
        assertThat(texts(alices.of(toBob), "a")).isEqualTo(texts(fromAlice));
        assertThat(texts(alices.of(toBob), "b")).isEqualTo(texts(fromBob));
    }

    private static int acknowledged(List<Outgoing> one, List<Outgoing> other) {
        return (int) (one.stream().filter(message -> message.ack().isDone()).count()
                + other.stream().filter(message -> message.ack().isDone()).count());
    }

    private static List<String> texts(List<Ledger.Entry> entries, String prefix) {
        return entries.stream()
                .map(Ledger.Entry::text)
                .filter(text -> text.startsWith(prefix))
                .toList();
    }

    private static List<String> texts(List<Outgoing> messages) {
        return messages.stream().map(Outgoing::text).toList();
    }

    @Test
    void draining_node_is_left_with_a_word_and_come_back_to() throws Exception {
        Recorder heard = new Recorder();
        ChatClient alice = client(heard);
        register(alice, "alice");
        ChatClient bob = client(new Recorder());
        int bobId = register(bob, "bob");
        assertThat(node.terminate()).isZero();
        assertThat(heard.awaitPhase(Phase.WAITING).cause()).hasMessageContaining("123 DRAINING");
        Outgoing message = alice.send(new Target.User(bobId), "while it was away");
        node.restart();
        assertThat(get(message.ack()).seq()).isEqualTo(1);
    }
}
