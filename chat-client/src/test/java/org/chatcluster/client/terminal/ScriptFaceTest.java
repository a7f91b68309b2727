package org.chatcluster.client.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chatcluster.client.Peer.BOB;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.chatcluster.client.Peer;
import org.chatcluster.client.ScriptedServer;
import org.chatcluster.client.terminal.script.Exit;
import org.chatcluster.client.terminal.script.InputLines;
import org.chatcluster.client.terminal.store.StateDirectory;
import org.chatcluster.common.protocol.AddFriendReply;
import org.chatcluster.common.protocol.AddFriendRequest;
import org.chatcluster.common.protocol.ChatPush;
import org.chatcluster.common.protocol.CreateGroupReply;
import org.chatcluster.common.protocol.CreateGroupRequest;
import org.chatcluster.common.protocol.Credentials;
import org.chatcluster.common.protocol.ErrorCode;
import org.chatcluster.common.protocol.FindUserReply;
import org.chatcluster.common.protocol.FindUserRequest;
import org.chatcluster.common.protocol.FriendEvent;
import org.chatcluster.common.protocol.Friendship;
import org.chatcluster.common.protocol.GroupUsersReply;
import org.chatcluster.common.protocol.GroupUsersRequest;
import org.chatcluster.common.protocol.HistoryReply;
import org.chatcluster.common.protocol.HistoryRequest;
import org.chatcluster.common.protocol.LoginRequest;
import org.chatcluster.common.protocol.LogoutReply;
import org.chatcluster.common.protocol.LogoutRequest;
import org.chatcluster.common.protocol.Member;
import org.chatcluster.common.protocol.MsgType;
import org.chatcluster.common.protocol.PresenceEvent;
import org.chatcluster.common.protocol.ReadEvent;
import org.chatcluster.common.protocol.ReadRequest;
import org.chatcluster.common.protocol.RegisterReply;
import org.chatcluster.common.protocol.RegisterRequest;
import org.chatcluster.common.protocol.Role;
import org.chatcluster.common.protocol.SendRequest;
import org.chatcluster.common.protocol.State;
import org.chatcluster.common.protocol.SyncEnd;
import org.chatcluster.common.protocol.Target;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole terminal but for the editor, line by line. */
class ScriptFaceTest {
    @TempDir
    Path home;

    private final ScriptedServer server = new ScriptedServer();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final PipedOutputStream typing = new PipedOutputStream();
    private CompletableFuture<Integer> running = new CompletableFuture<>();

    @BeforeEach
    void start() throws Exception {
        running = run("", new PipedInputStream(typing, 1 << 16));
    }

    private CompletableFuture<Integer> run(String name, String lines) {
        return run(name, new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
    }

    private CompletableFuture<Integer> run(String name, InputStream in) {
        ScriptFace face = new ScriptFace(
                new InputLines(in),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                StateDirectory.of(Map.of(), home));
        CompletableFuture<Integer> exit = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                exit.complete(face.run(server.config(), name));
            } catch (Exception e) {
                exit.completeExceptionally(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return exit;
    }

    @AfterEach
    void end() throws Exception {
        typing.close();
        server.close();
    }

    private void type(String... lines) throws Exception {
        for (String line : lines) {
            typing.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        }
        typing.flush();
    }

    private String shown() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private void awaitShown(String text) {
        await().pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(shown()).contains(text));
    }

    private int exit() throws Exception {
        typing.close();
        return running.get(60, TimeUnit.SECONDS);
    }

    private Peer loggedIn() throws Exception {
        Peer peer = server.accept();
        type("/login alice", "correct horse");
        peer.acceptLogin();
        peer.send(new SyncEnd());
        awaitShown("Logged in as alice (1) on node-1: 0 friends, 0 groups");
        return peer;
    }

    @Test
    void registers_with_the_password_of_the_next_line_and_logs_in() throws Exception {
        Peer peer = server.accept();
        type("/register alice", "correct horse");
        var registered = peer.expect(RegisterRequest.class);
        assertThat(registered.request()).isEqualTo(new RegisterRequest("alice", "correct horse"));
        peer.reply(new RegisterReply(1), registered.rid());
        assertThat(peer.acceptLogin().credentials()).isEqualTo(new Credentials.ById(1, "correct horse"));
        peer.send(new SyncEnd());
        awaitShown("Registered alice as user 1.");
        awaitShown("Logged in as alice");
        assertThat(exit()).isZero();
        assertThat(shown()).doesNotContain("correct horse");
    }

    @Test
    void next_start_needs_no_password() throws Exception {
        loggedIn();
        assertThat(exit()).isZero();
        CompletableFuture<Integer> again = run("ALICE", "");
        Peer peer = server.accept();
        assertThat(peer.acceptLogin().credentials()).isEqualTo(new Credentials.ByToken("secret", 1));
        peer.send(new SyncEnd());
        assertThat(again.get(60, TimeUnit.SECONDS)).isZero();
    }

    @Test
    void logout_forgets_the_kept_login() throws Exception {
        Peer peer = loggedIn();
        assertThat(home.resolve(".local/state/chatcluster/tokens")).isNotEmptyDirectory();
        type("/logout all");
        var asked = peer.expect(LogoutRequest.class);
        assertThat(asked.request().all()).isTrue();
        peer.reply(new LogoutReply(), asked.rid());
        awaitShown("Logged out.");
        assertThat(exit()).isZero();
        assertThat(home.resolve(".local/state/chatcluster/tokens")).isEmptyDirectory();
    }

    @Test
    void kept_login_has_a_session_beside_the_client() throws Exception {
        loggedIn();
        assertThat(exit()).isZero();
        CompletableFuture<Integer> second = run("", "");
        Peer peer = server.accept();
        LoginRequest login = peer.acceptLogin();
        peer.send(new SyncEnd());
        assertThat(login.device()).isEqualTo("test/pipe");
        assertThat(login.credentials()).isInstanceOf(Credentials.ByToken.class);
        assertThat(second.get(60, TimeUnit.SECONDS)).isZero();
    }

    @Test
    void session_beside_the_client_keeps_no_login_but_can_end_that_of_the_client() throws Exception {
        loggedIn();
        assertThat(exit()).isZero();
        CompletableFuture<Integer> second = run("", "/logout\n/login bob\nbattery staple\n");
        Peer peer = server.accept();
        peer.acceptLogin();
        peer.send(new SyncEnd());
        peer.reply(new LogoutReply(), peer.expect(LogoutRequest.class).rid());
        peer.acceptLogin(Peer.BOB_NAME, "node-1");
        peer.send(new SyncEnd());
        assertThat(second.get(60, TimeUnit.SECONDS)).isZero();
        assertThat(home.resolve(".local/state/chatcluster/tokens")).isEmptyDirectory();
    }

    @Test
    void kept_login_that_is_refused_is_forgotten() throws Exception {
        loggedIn();
        assertThat(exit()).isZero();
        CompletableFuture<Integer> again = run("", "");
        Peer peer = server.accept();
        peer.refuse(MsgType.LOGIN_MSG, peer.expect(LoginRequest.class).rid(), ErrorCode.REFUSED);
        assertThat(again.get(60, TimeUnit.SECONDS)).isEqualTo(Exit.NOT_LOGGED_IN);
        assertThat(home.resolve(".local/state/chatcluster/tokens")).isEmptyDirectory();
    }

    @Test
    void start_that_fails_for_now_has_the_exit_code_of_its_reason_and_keeps_the_login() throws Exception {
        loggedIn();
        assertThat(exit()).isZero();
        CompletableFuture<Integer> refused = run("", "");
        Peer peer = server.accept();
        peer.refuse(MsgType.LOGIN_MSG, peer.expect(LoginRequest.class).rid(), ErrorCode.UNAVAILABLE);
        assertThat(refused.get(60, TimeUnit.SECONDS)).isEqualTo(Exit.UNREACHABLE);
        CompletableFuture<Integer> drained = run("", "");
        Peer draining = server.accept();
        var unused = draining.expect(LoginRequest.class);
        draining.bye(ErrorCode.DRAINING, true, 0);
        assertThat(drained.get(60, TimeUnit.SECONDS)).isEqualTo(Exit.UNREACHABLE);
        assertThat(home.resolve(".local/state/chatcluster/tokens")).isNotEmptyDirectory();
    }

    @Test
    void logout_that_the_server_does_not_do_says_that_it_is_here_only() throws Exception {
        Peer peer = loggedIn();
        type("/logout");
        peer.refuse(MsgType.LOGINOUT_MSG, peer.expect(LogoutRequest.class).rid(), ErrorCode.UNAVAILABLE);
        assertThat(exit()).isEqualTo(Exit.FAILED);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("Logged out here only. ")
                .endsWith("(121 UNAVAILABLE)\n");
        assertThat(home.resolve(".local/state/chatcluster/tokens")).isEmptyDirectory();
    }

    @Test
    void wrong_password_is_an_error_and_the_exit_code_says_so() throws Exception {
        Peer peer = server.accept();
        type("/login alice", "wrong password");
        peer.refuse(MsgType.LOGIN_MSG, peer.expect(LoginRequest.class).rid(), ErrorCode.REFUSED);
        assertThat(exit()).isEqualTo(Exit.FAILED);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("Refused. (1 REFUSED)\n");
    }

    @Test
    void server_that_is_not_there_is_one_line_and_an_exit_code() throws Exception {
        server.accept();
        exit();
        server.close();
        CompletableFuture<Integer> late = run("", "");
        assertThat(late.get(60, TimeUnit.SECONDS)).isEqualTo(Exit.UNREACHABLE);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("Cannot connect to 127.0.0.1:")
                .endsWith(": connection refused.\n");
    }

    @Test
    void messages_come_as_lines_and_are_read_in_the_current_conversation() throws Exception {
        Peer peer = loggedIn();
        peer.push(1);
        awaitShown("bob: bob 1");
        type("/to bob");
        assertThat(peer.expect(ReadRequest.class).request()).isEqualTo(new ReadRequest(BOB, 1));
        peer.push(2);
        awaitShown("bob: bob 2");
        assertThat(peer.expect(ReadRequest.class).request()).isEqualTo(new ReadRequest(BOB, 2));
        assertThat(exit()).isZero();
    }

    @Test
    void text_goes_to_the_current_conversation_and_the_end_waits_for_its_ack() throws Exception {
        Peer peer = loggedIn();
        type("/to bob");
        var found = peer.expect(FindUserRequest.class);
        assertThat(found.request().name()).isEqualTo("bob");
        peer.reply(new FindUserReply(2, "bob", State.ONLINE), found.rid());
        type("hello", "//slash");
        typing.close();
        List<SendRequest> sends = peer.expectSends("hello", "/slash");
        assertThat(running).isNotDone();
        peer.ack(sends.get(0), 1);
        peer.ack(sends.get(1), 2);
        assertThat(exit()).isZero();
        assertThat(shown()).contains("alice → bob: hello ✓1\n").contains("alice → bob: /slash ✓2\n");
    }

    @Test
    void refused_message_is_an_error_with_the_reason() throws Exception {
        Peer peer = loggedIn();
        type("/msg 2 hi there");
        peer.refuse(peer.expectSends("hi there").get(0), ErrorCode.BLOCKED, -1);
        assertThat(exit()).isEqualTo(Exit.FAILED);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("✗ not sent to user 2: hi there — You are blocked by this user. (202 BLOCKED)\n");
    }

    @Test
    void message_that_takes_long_is_shown_as_being_sent() throws Exception {
        Peer peer = loggedIn();
        type("/msg 2 slow");
        List<SendRequest> sends = peer.expectSends("slow");
        awaitShown("(sending…) user 2: slow");
        peer.ack(sends.get(0), 1);
        awaitShown("slow ✓1");
    }

    @Test
    void message_whose_ack_was_lost_with_the_connection_is_shown_once() throws Exception {
        Peer first = loggedIn();
        type("/msg 2 hi");
        first.expectSends("hi");
        first.close();
        Peer second = server.accept();
        second.acceptLogin();
        List<SendRequest> again = second.expectSends("hi");
        second.send(Peer.own(1, "hi"));
        second.send(new SyncEnd());
        second.ackAgain(again.get(0), 1);
        awaitShown("reconnected to node-1, 1 message resent");
        awaitShown("hi ✓1");
        assertThat(exit()).isZero();
        assertThat(shown().split("hi ✓1", -1)).hasSize(2);
    }

    @Test
    void friends_are_made() throws Exception {
        Peer peer = loggedIn();
        type("/friend add 2");
        var asked = peer.expect(AddFriendRequest.class);
        peer.reply(new AddFriendReply(2, "bob", Friendship.PENDING), asked.rid());
        awaitShown("Friendship asked of bob.");
        peer.send(new FriendEvent(FriendEvent.Kind.ACCEPTED, Peer.BOB_NAME, 1));
        awaitShown("you are now friends with bob");
        peer.send(new PresenceEvent(2, State.ONLINE));
        awaitShown("bob is online");
        peer.send(new PresenceEvent(2, State.OFFLINE));
        awaitShown("bob is offline");
        type("/msg 2 hi");
        peer.ack(peer.expectSends("hi").get(0), 4);
        awaitShown("hi ✓4");
        peer.send(new ReadEvent(2, new Target.User(1), 4));
        awaitShown("bob has read up to 4");
        assertThat(exit()).isZero();
    }

    @Test
    void groups_are_made_joined_and_listed() throws Exception {
        Peer peer = loggedIn();
        type("/group create team all of us");
        var made = peer.expect(CreateGroupRequest.class);
        assertThat(made.request()).isEqualTo(new CreateGroupRequest("team", "all of us"));
        peer.reply(new CreateGroupReply(5, "team"), made.rid());
        type("/members #team");
        var members = peer.expect(GroupUsersRequest.class);
        Member me = new Member(1, "alice", Role.CREATOR, State.ONLINE);
        peer.reply(new GroupUsersReply(5, List.of(me), false), members.rid());
        awaitShown("alice (1) creator, online");
        type("/join 6");
        peer.letIn(6, "others");
        awaitShown("You are in #others (6) now.");
        type("/msg #others hi");
        SendRequest send = peer.expectSends("hi").get(0);
        assertThat(send.target()).isEqualTo(new Target.Group(6));
        peer.ack(send, 1);
        assertThat(exit()).isZero();
        assertThat(shown()).contains("#others alice: hi ✓1");
    }

    @Test
    void history_is_put_together_from_pages() throws Exception {
        Peer peer = loggedIn();
        peer.push(300);
        awaitShown("bob 300");
        type("/to bob", "/history 201");
        var newest = peer.expect(ReadRequest.class);
        assertThat(newest.request().seq()).isEqualTo(300);
        var first = peer.expect(HistoryRequest.class);
        assertThat(first.request().limit()).isEqualTo(200);
        List<ChatPush> page =
                LongStream.rangeClosed(101, 300).mapToObj(Peer::fromBob).toList();
        peer.reply(new HistoryReply(BOB, page, true, 300), first.rid());
        var second = peer.expect(HistoryRequest.class);
        assertThat(second.request()).isEqualTo(new HistoryRequest(BOB, HistoryRequest.NONE, 101, 1));
        peer.reply(new HistoryReply(BOB, List.of(Peer.fromBob(100)), true, 300), second.rid());
        assertThat(exit()).isZero();
        assertThat(shown()).containsSubsequence("bob 300", "bob 100\n", "bob 101\n", "bob 300\n");
    }

    @Test
    void mistakes_are_errors_and_the_script_goes_on() throws Exception {
        Peer peer = loggedIn();
        type("/nope", "/friend", "/to", "to nobody", "/history x", "/unread", "/status", "/help qu");
        awaitShown("/quit  end the program");
        assertThat(peer.isQuietFor(50)).isTrue();
        assertThat(exit()).isEqualTo(Exit.FAILED);
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "There is no command \"nope\"; /help lists them.",
                        "/friend: one of add, accept, reject, remove is missing.",
                        "NAME or #GROUP is missing: /to NAME|#GROUP",
                        "To whom? /to NAME or /to #GROUP first, or /msg NAME TEXT.",
                        "\"x\" is no number: /history [N]");
        assertThat(shown()).contains("Nothing unread.").contains("online, alice (1) on node-1");
    }

    @Test
    void line_that_is_no_text_is_an_error_and_nothing_of_it_is_sent() throws Exception {
        Peer peer = loggedIn();
        type("/msg 2 one");
        typing.write(new byte[] {'/', 'm', 's', 'g', ' ', '2', ' ', 'c', 'a', 'f', (byte) 0xe9, '\n'});
        type("/msg 2 " + "x".repeat(70_000), "/msg 2 two");
        List<SendRequest> sends = peer.expectSends("one", "two");
        peer.ack(sends.get(0), 1);
        peer.ack(sends.get(1), 2);
        assertThat(exit()).isEqualTo(Exit.FAILED);
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("Line 4 of the input is not UTF-8.", "Line 5 of the input has more than 65536 bytes.");
    }

    @Test
    void password_that_is_no_text_is_not_taken_for_another() throws Exception {
        Peer peer = server.accept();
        type("/login alice");
        typing.write(new byte[] {'c', 'o', 'r', 'r', 'e', 'c', 't', (byte) 0xe9, '\n'});
        assertThat(exit()).isEqualTo(Exit.FAILED);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("Line 2 of the input is not UTF-8.\n");
        assertThat(peer.isClosedByClient()).isTrue();
    }

    @Test
    void login_of_another_account_needs_a_logout_first() throws Exception {
        Peer peer = loggedIn();
        type("/login bob", "/register bob");
        assertThat(exit()).isEqualTo(Exit.FAILED);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("You are logged in as alice; /logout first.\n".repeat(2));
        assertThat(peer.isClosedByClient()).isTrue();
    }

    @Test
    void quit_ends_before_the_rest_of_the_script() throws Exception {
        Peer peer = loggedIn();
        type("/quit now please", "/quit", "/msg 2 never");
        assertThat(exit()).isEqualTo(Exit.FAILED);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("\"now please\" is too much: /quit\n");
        assertThat(peer.isClosedByClient()).isTrue();
    }
}
