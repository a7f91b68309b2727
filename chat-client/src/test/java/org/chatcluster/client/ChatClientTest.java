package org.chatcluster.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.chatcluster.client.Outcome.failure;
import static org.chatcluster.client.Outcome.get;
import static org.chatcluster.client.Peer.BOB;
import static org.chatcluster.client.Peer.ME;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.chatcluster.client.ClientState.Phase;
import org.chatcluster.common.protocol.Backlog;
import org.chatcluster.common.protocol.ConversationInfo;
import org.chatcluster.common.protocol.Credentials;
import org.chatcluster.common.protocol.Cursor;
import org.chatcluster.common.protocol.ErrorCode;
import org.chatcluster.common.protocol.FriendEvent;
import org.chatcluster.common.protocol.FriendsReply;
import org.chatcluster.common.protocol.FriendsRequest;
import org.chatcluster.common.protocol.GroupEvent;
import org.chatcluster.common.protocol.JoinGroupReply;
import org.chatcluster.common.protocol.JoinGroupRequest;
import org.chatcluster.common.protocol.LoginReply;
import org.chatcluster.common.protocol.LoginRequest;
import org.chatcluster.common.protocol.LogoutReply;
import org.chatcluster.common.protocol.LogoutRequest;
import org.chatcluster.common.protocol.MsgType;
import org.chatcluster.common.protocol.Ping;
import org.chatcluster.common.protocol.Pong;
import org.chatcluster.common.protocol.PresenceEvent;
import org.chatcluster.common.protocol.ReadEvent;
import org.chatcluster.common.protocol.ReadRequest;
import org.chatcluster.common.protocol.ReceivedRequest;
import org.chatcluster.common.protocol.RegisterReply;
import org.chatcluster.common.protocol.RegisterRequest;
import org.chatcluster.common.protocol.SendRequest;
import org.chatcluster.common.protocol.State;
import org.chatcluster.common.protocol.SyncEnd;
import org.chatcluster.common.protocol.Target;
import org.chatcluster.common.protocol.UserName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChatClientTest {
    private static final Credentials PASSWORD = new Credentials.ByName("alice", "correct horse");
    private static final Credentials TOKEN = new Credentials.ByToken("secret", ME);

    private final ScriptedServer server = new ScriptedServer();
    private final Recorder heard = new Recorder();
    private final ChatClient client = new ChatClient(server.config(), heard);

    @AfterEach
    void end() {
        client.close();
        server.close();
    }

    /** Logs in and returns the server's end. */
    private Peer online(ConversationInfo... conversations) throws Exception {
        CompletableFuture<LoginReply> login = client.login(PASSWORD);
        Peer peer = server.accept();
        peer.acceptLogin(conversations);
        peer.send(new SyncEnd());
        assertThat(get(login).user().name()).isEqualTo("alice");
        heard.awaitLine("synced");
        return peer;
    }

    @Test
    void registers() throws Exception {
        CompletableFuture<Integer> id = client.register("alice", "correct horse");
        Peer peer = server.accept();
        peer.reply(new RegisterReply(7), peer.expect(RegisterRequest.class).rid());
        assertThat(get(id)).isEqualTo(7);
    }

    @Test
    void refusal_carries_number_name_and_sentence() {
        CompletableFuture<Integer> id = client.register("alice", "correct horse");
        Peer peer = server.accept();
        peer.refuse(MsgType.REG_MSG, peer.expect(RegisterRequest.class).rid(), ErrorCode.REFUSED);
        assertThat(failure(id))
                .isInstanceOf(RefusedException.class)
                .hasMessage("Refused. (1 REFUSED)")
                .extracting(refused -> ((RefusedException) refused).errno())
                .isEqualTo(1);
    }

    @Test
    void login_names_device_and_a_rising_attempt() {
        CompletableFuture<LoginReply> first = client.login(PASSWORD);
        Peer peer = server.accept();
        Peer.Asked<LoginRequest> one = peer.expect(LoginRequest.class);
        peer.refuse(MsgType.LOGIN_MSG, one.rid(), ErrorCode.REFUSED);
        assertThat(failure(first)).isInstanceOf(RefusedException.class);
        var unused = client.login(PASSWORD);
        LoginRequest two = peer.expect(LoginRequest.class).request();
        assertThat(two.device()).isEqualTo("test");
        assertThat(two.attempt()).isGreaterThan(one.request().attempt());
        assertThat(two.credentials()).isEqualTo(PASSWORD);
    }

    @Test
    void unreachable_server_fails_the_login_with_one_sentence() throws IOException {
        int port;
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = gone.getLocalPort();
        }
        try (ChatClient lost = new ChatClient(ClientConfig.of("127.0.0.1", port), heard)) {
            assertThat(failure(lost.login(PASSWORD)))
                    .isInstanceOf(NotConnectedException.class)
                    .hasMessage("Cannot connect to 127.0.0.1:" + port + ": connection refused.");
            assertThat(heard.awaitPhase(Phase.OFFLINE).cause()).isInstanceOf(NotConnectedException.class);
        }
    }

    @Test
    void resume_goes_on_until_there_is_a_server() throws Exception {
        int port;
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = gone.getLocalPort();
        }
        try (ChatClient lost = new ChatClient(ClientConfig.of("127.0.0.1", port).withTiming(Fast.TIMING), heard)) {
            CompletableFuture<LoginReply> resumed = lost.resume(TOKEN);
            assertThat(heard.awaitPhase(Phase.WAITING).cause()).hasMessageContaining("connection refused");
            assertThat(resumed).isNotDone();
            try (ServerSocket back = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                Peer peer = new Peer(back.accept());
                assertThat(peer.acceptLogin().credentials()).isEqualTo(TOKEN);
                assertThat(get(resumed).node()).isEqualTo("node-1");
                peer.close();
            }
        }
    }

    @Test
    void token_that_is_refused_ends_the_resuming() {
        CompletableFuture<LoginReply> resumed = client.resume(TOKEN);
        Peer peer = server.accept();
        peer.refuse(MsgType.LOGIN_MSG, peer.expect(LoginRequest.class).rid(), ErrorCode.REFUSED);
        assertThat(failure(resumed)).isInstanceOf(RefusedException.class);
        ClientState end = heard.awaitPhase(Phase.OFFLINE);
        assertThat(end.cause()).isInstanceOf(RefusedException.class);
        assertThat(server.isConnectedTo(200)).isFalse();
    }

    @Test
    void login_that_a_newer_one_has_overtaken_is_not_repeated() throws Exception {
        online().close();
        Peer second = server.accept();
        second.refuse(MsgType.LOGIN_MSG, second.expect(LoginRequest.class).rid(), ErrorCode.TAKEN_OVER);
        assertThat(heard.awaitPhase(Phase.OFFLINE).cause()).hasMessageContaining("116 TAKEN_OVER");
        assertThat(server.isConnectedTo(200)).isFalse();
    }

    @Test
    void login_that_is_not_possible_now_is_repeated() throws Exception {
        CompletableFuture<LoginReply> resumed = client.resume(TOKEN);
        for (int i = 0; i < 2; i++) {
            Peer peer = server.accept();
            peer.refuse(MsgType.LOGIN_MSG, peer.expect(LoginRequest.class).rid(), ErrorCode.UNAVAILABLE);
        }
        server.accept().acceptLogin();
        assertThat(get(resumed).user().id()).isEqualTo(ME);
    }

    @Test
    void lost_connection_is_taken_up_with_the_token_and_the_cursors() throws Exception {
        Peer first = online(new ConversationInfo(BOB, 3, 3, 3));
        first.push(4);
        heard.awaitLine("message 4 bob 4");
        first.close();
        LoginRequest again = server.accept().acceptLogin();
        assertThat(again.credentials()).isEqualTo(TOKEN);
        assertThat(again.cursors()).containsExactly(new Cursor(BOB, 4));
        heard.awaitLine("login resumed=true resent=0");
    }

    @Test
    void limited_backlog_holds_for_the_first_login_only() throws Exception {
        try (ChatClient limited = new ChatClient(server.config().withBacklog(new Backlog(5)), heard)) {
            var unused = limited.login(PASSWORD);
            Peer peer = server.accept();
            assertThat(peer.acceptLogin(new ConversationInfo(BOB, 100, 0, 0)).backlog())
                    .isEqualTo(new Backlog(5));
            peer.push(96);
            heard.awaitLine("message 96 bob 96");
            peer.close();
            LoginRequest again = server.accept().acceptLogin();
            assertThat(again.backlog()).isEqualTo(Backlog.ALL);
            assertThat(again.cursors()).containsExactly(new Cursor(BOB, 96));
        }
    }

    @Test
    void draining_node_is_left_and_the_next_one_taken() throws Exception {
        Peer first = online();
        first.bye(ErrorCode.DRAINING, true, 20);
        ClientState waiting = heard.awaitPhase(Phase.WAITING);
        assertThat(waiting.retryInMillis()).isBetween(20L, 25L);
        assertThat(waiting.cause()).hasMessageContaining("123 DRAINING");
        server.accept().acceptLogin();
        heard.awaitLine("login resumed=true resent=0");
    }

    @Test
    void taken_over_session_stays_down() throws Exception {
        online().bye(ErrorCode.TAKEN_OVER, false, -1);
        assertThat(heard.awaitPhase(Phase.OFFLINE).cause()).hasMessageContaining("116 TAKEN_OVER");
        assertThat(server.isConnectedTo(200)).isFalse();
        Outgoing late = client.send(BOB, "late");
        assertThat(failure(late.ack())).isInstanceOf(NotConnectedException.class);
    }

    @Test
    void account_that_was_logged_out_everywhere_stays_down() throws Exception {
        online().bye(ErrorCode.LOGGED_OUT, false, -1);
        assertThat(heard.awaitPhase(Phase.OFFLINE).cause()).hasMessageContaining("118 LOGGED_OUT");
        assertThat(server.isConnectedTo(200)).isFalse();
    }

    @Test
    void message_is_sent_when_it_is_acknowledged() throws Exception {
        Peer peer = online();
        Outgoing message = client.send(BOB, "hi");
        peer.ack(peer.expectSends("hi").get(0), 1);
        assertThat(get(message.ack()).seq()).isEqualTo(1);
        heard.awaitLine("sent 1 hi");
    }

    @Test
    void messages_without_outcome_are_sent_again_with_their_cids() throws Exception {
        Peer first = online();
        for (String text : List.of("a", "b", "c")) {
            client.send(BOB, text);
        }
        var before = first.expectSends("a", "b", "c");
        first.ack(before.get(0), 1);
        heard.awaitLine("sent 1 a");
        first.close();
        heard.awaitPhase(Phase.WAITING);
        client.send(BOB, "d");
        Peer second = server.accept();
        second.acceptLogin();
        var after = second.expectSends("b", "c", "d");
        assertThat(after.subList(0, 2)).isEqualTo(before.subList(1, 3));
        heard.awaitLine("login resumed=true resent=2");
    }

    @Test
    void connection_that_dies_in_the_middle_of_a_stream_of_sends_loses_and_repeats_nothing() throws Exception {
        Peer peer = online();
        List<Outgoing> messages =
                IntStream.range(0, 500).mapToObj(i -> client.send(BOB, "m" + i)).toList();
        Map<Long, Long> stored = new LinkedHashMap<>();
        while (stored.size() < 500) {
            int lifetime = 100;
            boolean alive = true;
            while (alive && stored.size() < 500) {
                var send = peer.expect(SendRequest.class).request();
                boolean dup = stored.containsKey(send.cid());
                long seq = stored.computeIfAbsent(send.cid(), cid -> stored.size() + 1L);
                // Nobody would answer the last one when it comes again.
                alive = --lifetime > 0 || stored.size() == 500;
                if (alive && dup) {
                    peer.send(Peer.own(seq, send.msg()));
                    peer.ackAgain(send, seq);
                } else if (alive) {
                    peer.ack(send, seq);
                }
            }
            if (!alive) {
                peer.close();
                peer = server.accept();
                peer.acceptLogin();
            }
        }
        for (int i = 0; i < 500; i++) {
            assertThat(get(messages.get(i).ack()).seq()).isEqualTo(i + 1);
        }
        List<Long> inOrder = messages.stream().map(Outgoing::cid).toList();
        assertThat(stored.keySet()).containsExactlyElementsOf(inOrder);
    }

    @Test
    void refusal_that_passes_is_waited_out_twice_and_order_is_kept() throws Exception {
        Peer peer = online();
        client.send(BOB, "a");
        client.send(BOB, "b");
        var sends = peer.expectSends("a", "b");
        peer.refuse(sends.get(0), ErrorCode.UNAVAILABLE, 10);
        peer.refuse(sends.get(1), ErrorCode.UNAVAILABLE, 10);
        var again = peer.expectSends("a");
        assertThat(again.get(0)).isEqualTo(sends.get(0));
        peer.refuse(again.get(0), ErrorCode.UNAVAILABLE, 10);
        peer.ack(peer.expectSends("a").get(0), 1);
        peer.ack(peer.expectSends("b").get(0), 2);
        heard.awaitLine("sent 2 b");
        assertThat(heard.heard()).containsExactly("synced", "sent 1 a", "sent 2 b");
    }

    @Test
    void message_refused_for_good_fails_with_the_reason() throws Exception {
        Peer peer = online();
        Outgoing message = client.send(BOB, "hi");
        peer.refuse(peer.expectSends("hi").get(0), ErrorCode.BLOCKED, -1);
        assertThat(failure(message.ack())).hasMessage("You are blocked by this user. (202 BLOCKED)");
        heard.awaitLine("not sent hi: You are blocked by this user. (202 BLOCKED)");
    }

    @Test
    void no_more_than_the_window_is_without_an_answer() throws Exception {
        Peer peer = online();
        for (int i = 0; i < 70; i++) {
            client.send(BOB, "m" + i);
        }
        for (int i = 0; i < 64; i++) {
            peer.expectSends("m" + i);
        }
        assertThat(get(client.status()).queued()).isEqualTo(6);
        assertThat(peer.isQuietFor(100)).isTrue();
    }

    @Test
    void dup_ack_completes_the_send_and_leaves_the_place_to_the_push() throws Exception {
        Peer first = online(new ConversationInfo(BOB, 0, 0, 0));
        client.send(BOB, "hi");
        first.expectSends("hi");
        first.close();
        Peer second = server.accept();
        second.acceptLogin();
        var again = second.expectSends("hi").get(0);
        second.ackAgain(again, 1);
        heard.awaitLine("sent 1 hi dup");
        second.send(Peer.own(1, "hi"));
        second.push(2);
        heard.awaitLine("message 2 bob 2");
        assertThat(heard.heard()).containsExactly("synced", "sent 1 hi dup", "own 1 hi", "message 2 bob 2");
    }

    @Test
    void own_message_takes_its_place_by_the_ack() throws Exception {
        Peer peer = online(new ConversationInfo(BOB, 0, 0, 0));
        peer.push(1);
        client.send(BOB, "hi");
        peer.ack(peer.expectSends("hi").get(0), 2);
        peer.push(3);
        heard.awaitLine("message 3 bob 3");
        assertThat(heard.heard()).containsExactly("synced", "message 1 bob 1", "sent 2 hi", "message 3 bob 3");
        assertThat(peer.expect(ReceivedRequest.class).request()).isEqualTo(new ReceivedRequest(BOB, 3));
    }

    @Test
    void message_that_comes_twice_is_heard_once() throws Exception {
        Peer peer = online();
        peer.push(5);
        peer.push(5);
        peer.push(4);
        peer.push(6);
        heard.awaitLine("message 6 bob 6");
        assertThat(heard.heard()).containsExactly("synced", "message 5 bob 5", "message 6 bob 6");
    }

    @Test
    void events_are_heard_with_the_conversation_as_this_account_names_it() throws Exception {
        Peer peer = online();
        peer.send(new ReadEvent(2, new Target.User(ME), 4));
        peer.send(new ReadEvent(ME, BOB, 5));
        peer.send(new FriendEvent(FriendEvent.Kind.REQUEST, Peer.BOB_NAME, ME));
        peer.send(new PresenceEvent(2, State.OFFLINE));
        peer.send(new GroupEvent(9, GroupEvent.Kind.JOIN, 2, 2));
        heard.awaitLine("group JOIN 2");
        assertThat(heard.heard())
                .containsExactly(
                        "synced",
                        "read User[id=2] by 2 4",
                        "read User[id=2] by 1 5",
                        "friend REQUEST bob",
                        "presence 2 OFFLINE",
                        "group JOIN 2");
    }

    @Test
    void joining_begins_the_conversation_of_the_group() throws Exception {
        Peer peer = online();
        CompletableFuture<JoinGroupReply> joined = client.joinGroup(9);
        peer.reply(
                new JoinGroupReply(9, "team", 40),
                peer.expect(JoinGroupRequest.class).rid());
        assertThat(get(joined).name()).isEqualTo("team");
        peer.close();
        assertThat(server.accept().acceptLogin().cursors()).containsExactly(new Cursor(new Target.Group(9), 40));
    }

    @Test
    void reading_is_told_by_call() throws Exception {
        Peer peer = online();
        client.read(BOB, 4);
        assertThat(peer.expect(ReadRequest.class).request()).isEqualTo(new ReadRequest(BOB, 4));
    }

    @Test
    void ping_measures_the_way() throws Exception {
        Peer peer = online();
        CompletableFuture<Duration> ping = client.ping();
        peer.reply(new Pong(1), peer.expect(Ping.class).rid());
        assertThat(get(ping)).isPositive();
    }

    @Test
    void time_to_the_server_is_told_at_the_login_and_from_time_to_time() throws Exception {
        Timing curious = Fast.TIMING.withRoundTrip(Duration.ofMillis(20));
        try (ChatClient measuring = new ChatClient(server.config().withTiming(curious), heard)) {
            var unused = measuring.login(PASSWORD);
            Peer peer = server.accept();
            peer.acceptLogin();
            for (int i = 0; i < 3; i++) {
                peer.reply(new Pong(1), peer.expect(Ping.class).rid());
            }
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> heard.roundTrips().size() == 3);
            assertThat(heard.roundTrips()).allSatisfy(time -> assertThat(time).isPositive());
        }
    }

    @Test
    void time_to_the_server_is_told_with_the_heartbeat_only_unless_asked_for() throws Exception {
        var unused = client.login(PASSWORD);
        Peer peer = server.accept();
        peer.acceptLogin(100);
        peer.reply(new Pong(1), peer.expect(Ping.class).rid());
        await().atMost(Duration.ofSeconds(60)).until(() -> heard.roundTrips().size() == 1);
        Peer quiet = onlineAgain(peer);
        assertThat(quiet.isQuietFor(100)).isTrue();
    }

    private Peer onlineAgain(Peer lost) {
        lost.close();
        Peer next = server.accept();
        next.acceptLogin();
        return next;
    }

    @Test
    void session_tells_whether_it_has_moved_to_another_node() throws Exception {
        Peer first = online();
        Peer second = onlineAgain(first);
        second.close();
        server.accept().acceptLogin(new UserName(ME, "alice"), "node-2");
        await().atMost(Duration.ofSeconds(60)).until(() -> heard.sessions().size() == 3);
        assertThat(heard.sessions()).extracting(Session::previousNode).containsExactly(null, "node-1", "node-1");
        assertThat(heard.sessions()).extracting(Session::moved).containsExactly(false, false, true);
    }

    @Test
    void message_before_the_login_waits_for_it_when_the_account_is_known() throws Exception {
        var unused = client.resume(TOKEN);
        Outgoing early = client.send(BOB, "early");
        Peer peer = server.accept();
        peer.acceptLogin();
        peer.ack(peer.expectSends("early").get(0), 1);
        assertThat(get(early.ack()).seq()).isEqualTo(1);
        heard.awaitQueued("early");
    }

    @Test
    void number_for_a_message_can_be_had_before_it_is_sent() throws Exception {
        Peer peer = online();
        long cid = client.newCid();
        client.send(new SendRequest(BOB, "hi", cid));
        assertThat(peer.expectSends("hi").get(0).cid()).isEqualTo(cid);
        assertThat(client.send(BOB, "other").cid()).isNotEqualTo(cid);
    }

    @Test
    void ping_of_the_server_is_answered() throws Exception {
        Peer peer = online();
        peer.reply(new Ping(), 8);
        assertThat(peer.expect(Pong.class).rid()).isEqualTo(8);
    }

    @Test
    void request_without_answer_fails_in_time() throws Exception {
        try (ChatClient hasty =
                new ChatClient(server.config().withTiming(Fast.TIMING.withRequest(Duration.ofMillis(50))), heard)) {
            CompletableFuture<Void> connected = hasty.connect();
            Peer peer = server.accept();
            get(connected);
            var friends = hasty.request(new FriendsRequest(), FriendsReply.class);
            peer.expect(FriendsRequest.class);
            assertThat(failure(friends))
                    .isInstanceOf(NoReplyException.class)
                    .hasMessage("The server did not answer FRIENDS_MSG within 50 ms.");
        }
    }

    @Test
    void request_on_a_lost_connection_fails_at_once() throws Exception {
        Peer peer = online();
        var friends = client.request(new FriendsRequest(), FriendsReply.class);
        peer.expect(FriendsRequest.class);
        peer.close();
        assertThat(failure(friends)).isInstanceOf(NoReplyException.class);
    }

    @Test
    void request_without_connection_fails_at_once() {
        assertThat(failure(client.request(new FriendsRequest(), FriendsReply.class)))
                .isInstanceOf(NotConnectedException.class);
    }

    @Test
    void request_during_a_login_waits_for_it() throws Exception {
        var unused = client.resume(TOKEN);
        var friends = client.request(new FriendsRequest(), FriendsReply.class);
        Peer peer = server.accept();
        peer.acceptLogin();
        peer.reply(
                new FriendsReply(List.of(), List.of(), List.of()),
                peer.expect(FriendsRequest.class).rid());
        assertThat(get(friends).friends()).isEmpty();
    }

    @Test
    void request_during_a_login_that_fails_fails_with_it() {
        var unused = client.resume(TOKEN);
        var friends = client.request(new FriendsRequest(), FriendsReply.class);
        server.accept().close();
        assertThat(failure(friends)).isInstanceOf(NotConnectedException.class);
    }

    @Test
    void message_before_login_is_refused_here() {
        assertThat(failure(client.send(BOB, "hi").ack())).hasMessage("Not logged in.");
    }

    @Test
    void text_that_the_protocol_does_not_allow_is_refused_here() {
        assertThatThrownBy(() -> client.send(BOB, "")).hasMessage("msg has 0 bytes (expected 1..8192 bytes of UTF-8)");
    }

    @Test
    void number_that_the_protocol_does_not_allow_is_refused_here() {
        assertThatThrownBy(() -> client.send(new SendRequest(BOB, "hi", SendRequest.NO_CID)))
                .hasMessage("cid is 0 (expected 1..9007199254740991)");
    }

    @Test
    void silent_server_is_pinged_and_then_left() throws Exception {
        Timing impatient = Fast.TIMING.withPong(Duration.ofMillis(100));
        try (ChatClient watcher = new ChatClient(server.config().withTiming(impatient), heard)) {
            var unused = watcher.login(PASSWORD);
            Peer peer = server.accept();
            peer.acceptLogin(100);
            peer.expect(Ping.class);
            assertThat(peer.isClosedByClient()).isTrue();
            assertThat(heard.awaitPhase(Phase.WAITING).cause()).hasMessage("The server does not answer any more.");
            server.accept().acceptLogin();
            heard.awaitLine("login resumed=true resent=0");
        }
    }

    @Test
    void message_without_outcome_for_too_long_ends_the_connection_and_goes_out_again() throws Exception {
        Timing impatient = Fast.TIMING.withAcknowledgement(Duration.ofMillis(100));
        try (ChatClient watcher = new ChatClient(server.config().withTiming(impatient), heard)) {
            CompletableFuture<LoginReply> login = watcher.login(PASSWORD);
            Peer peer = server.accept();
            peer.acceptLogin();
            get(login);
            watcher.send(BOB, "hi");
            var before = peer.expectSends("hi");
            Peer second = server.accept();
            second.acceptLogin();
            assertThat(second.expectSends("hi")).isEqualTo(before);
        }
    }

    @Test
    void server_of_another_protocol_is_left() throws Exception {
        CompletableFuture<LoginReply> login = client.login(PASSWORD);
        Peer peer = server.accept();
        byte[] http = "HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        peer.sendBytes(http, http.length);
        assertThat(failure(login)).hasMessage("The server does not speak this protocol.");
    }

    @Test
    void received_is_confirmed_before_the_logout() throws Exception {
        Peer peer = online();
        peer.push(1);
        heard.awaitLine("message 1 bob 1");
        CompletableFuture<Void> out = client.logout(true);
        assertThat(peer.expect(ReceivedRequest.class).request()).isEqualTo(new ReceivedRequest(BOB, 1));
        Peer.Asked<LogoutRequest> asked = peer.expect(LogoutRequest.class);
        assertThat(asked.request().all()).isTrue();
        peer.reply(new LogoutReply(), asked.rid());
        get(out);
        assertThat(get(client.status()).user()).isNull();
        peer.close();
        assertThat(server.isConnectedTo(200)).isFalse();
    }

    @Test
    void logout_that_is_refused_ends_the_session_with_its_connection() throws Exception {
        Peer peer = online();
        CompletableFuture<Void> out = client.logout(false);
        peer.refuse(MsgType.LOGINOUT_MSG, peer.expect(LogoutRequest.class).rid(), ErrorCode.UNAVAILABLE);
        assertThat(failure(out)).isInstanceOf(RefusedException.class);
        assertThat(peer.isClosedByClient()).isTrue();
        assertThat(get(client.status()).state()).isEqualTo(ClientState.of(Phase.OFFLINE));
        CompletableFuture<LoginReply> again = client.login(PASSWORD);
        server.accept().acceptLogin();
        assertThat(get(again).user().id()).isEqualTo(ME);
    }

    @Test
    void logout_during_a_login_ends_it() throws Exception {
        CompletableFuture<LoginReply> login = client.resume(TOKEN);
        Peer peer = server.accept();
        peer.expect(LoginRequest.class);
        assertThat(failure(client.logout(false))).isInstanceOf(NotConnectedException.class);
        assertThat(peer.isClosedByClient()).isTrue();
        assertThat(failure(login)).isInstanceOf(NotConnectedException.class);
        assertThat(get(client.status()).state().phase()).isEqualTo(Phase.OFFLINE);
    }

    @Test
    void login_is_over_when_the_listener_has_heard_of_it() throws Exception {
        CountDownLatch hearing = new CountDownLatch(1);
        CountDownLatch heardIt = new CountDownLatch(1);
        ClientListener slow = new ClientListener() {
            @Override
            public void loggedIn(Session session) {
                hearing.countDown();
                try {
                    heardIt.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        };
        try (ChatClient patient = new ChatClient(server.config(), slow)) {
            CompletableFuture<LoginReply> login = patient.login(PASSWORD);
            server.accept().acceptLogin();
            hearing.await();
            assertThat(get(patient.status()).state().phase()).isEqualTo(Phase.ONLINE);
            assertThat(login).isNotDone();
            heardIt.countDown();
            assertThat(get(login).user().id()).isEqualTo(ME);
        }
    }

    @Test
    void client_that_looks_on_confirms_nothing_of_what_comes_and_what_it_sends() throws Exception {
        ChatClient onlooker = new ChatClient(server.config().withoutConfirming(), heard);
        CompletableFuture<LoginReply> login = onlooker.login(TOKEN);
        Peer peer = server.accept();
        peer.acceptLogin();
        get(login);
        peer.push(60);
        onlooker.send(BOB, "hi");
        peer.ack(peer.expectSends("hi").get(0), 61);
        heard.awaitLine("sent 61 hi");
        onlooker.close();
        assertThatThrownBy(() -> peer.expect(ReceivedRequest.class)).hasMessage("no request came");
    }

    @Test
    void received_is_confirmed_before_the_close() throws Exception {
        Peer peer = online();
        peer.push(1);
        heard.awaitLine("message 1 bob 1");
        client.close();
        assertThat(peer.expect(ReceivedRequest.class).request()).isEqualTo(new ReceivedRequest(BOB, 1));
        assertThat(peer.isClosedByClient()).isTrue();
    }

    @Test
    void close_gives_up_what_has_no_outcome() throws Exception {
        Peer peer = online();
        Outgoing message = client.send(BOB, "hi");
        peer.expectSends("hi");
        client.close();
        assertThat(failure(message.ack())).isInstanceOf(NoReplyException.class);
        heard.awaitLine("not sent hi: The client is closed.");
        assertThat(failure(client.ping())).isInstanceOf(NotConnectedException.class);
        assertThat(failure(client.send(BOB, "more").ack())).isInstanceOf(NotConnectedException.class);
        await().atMost(Duration.ofSeconds(60)).until(() -> heard.sawPhase(Phase.CLOSED));
    }

    @Test
    void close_does_not_wait_for_ever_for_a_listener_that_hangs() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        ClientListener hanging = new ClientListener() {
            @Override
            public void synced() {
                try {
                    never.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        };
        ChatClient stuck = new ChatClient(server.config(), hanging);
        CompletableFuture<LoginReply> login = stuck.login(PASSWORD);
        Peer peer = server.accept();
        peer.acceptLogin();
        peer.send(new SyncEnd());
        get(login);
        Outgoing message = stuck.send(BOB, "hi");
        peer.expectSends("hi");
        CompletableFuture<LoginReply> unheard = stuck.login(PASSWORD);
        CompletableFuture<Void> closing = CompletableFuture.runAsync(stuck::close);
        get(closing);
        assertThat(failure(unheard)).isInstanceOf(NotConnectedException.class);
        assertThat(failure(message.ack())).isInstanceOf(NoReplyException.class);
        assertThat(peer.isClosedByClient()).isTrue();
    }

    @Test
    void other_account_gets_nothing_of_the_one_before() throws Exception {
        Peer peer = online(new ConversationInfo(BOB, 3, 3, 3));
        Outgoing message = client.send(BOB, "of alice");
        peer.expectSends("of alice");
        peer.bye(ErrorCode.TAKEN_OVER, false, -1);
        heard.awaitPhase(Phase.OFFLINE);
        var unused = client.login(new Credentials.ByName("carol", "correct horse"));
        Peer second = server.accept();
        second.acceptLogin(new UserName(5, "carol"), "node-1");
        assertThat(failure(message.ack())).hasMessage("Another account has logged in.");
        assertThat(second.isQuietFor(100)).isTrue();
    }
}
