package org.chatcluster.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatcluster.client.Outcome.get;
import static org.chatcluster.client.Peer.BOB;
import static org.chatcluster.client.Peer.fromBob;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.chatcluster.common.protocol.ChatPush;
import org.chatcluster.common.protocol.ConversationInfo;
import org.chatcluster.common.protocol.Credentials;
import org.chatcluster.common.protocol.Cursor;
import org.chatcluster.common.protocol.ErrorCode;
import org.chatcluster.common.protocol.HistoryReply;
import org.chatcluster.common.protocol.HistoryRequest;
import org.chatcluster.common.protocol.LoginReply;
import org.chatcluster.common.protocol.LogoutReply;
import org.chatcluster.common.protocol.LogoutRequest;
import org.chatcluster.common.protocol.MsgType;
import org.chatcluster.common.protocol.ReceivedRequest;
import org.chatcluster.common.protocol.SyncEnd;
import org.chatcluster.common.protocol.Target;
import org.chatcluster.common.protocol.UserName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GapTest {
    private static final Target TEAM = new Target.Group(9);

    private final ScriptedServer server = new ScriptedServer();
    private final Recorder heard = new Recorder();
    private final ChatClient client = new ChatClient(server.config(), heard);

    @AfterEach
    void end() {
        client.close();
        server.close();
    }

    private Peer online() {
        var unused = client.login(new Credentials.ByName("alice", "correct horse"));
        Peer peer = server.accept();
        peer.acceptLogin(new ConversationInfo(BOB, 0, 0, 0));
        peer.send(new SyncEnd());
        heard.awaitLine("synced");
        return peer;
    }

    @Test
    void missing_messages_are_fetched_and_reported() {
        Peer peer = online();
        peer.push(1);
        peer.push(4);
        Peer.Asked<HistoryRequest> asked = peer.expect(HistoryRequest.class);
        assertThat(asked.request()).isEqualTo(new HistoryRequest(BOB, 1, HistoryRequest.NONE, 200));
        peer.push(5);
        peer.reply(new HistoryReply(BOB, List.of(fromBob(2), fromBob(3)), true, 5), asked.rid());
        Peer.Asked<HistoryRequest> next = peer.expect(HistoryRequest.class);
        assertThat(next.request().after()).isEqualTo(3);
        peer.reply(new HistoryReply(BOB, List.of(fromBob(4), fromBob(5)), false, 5), next.rid());
        peer.push(6);
        heard.awaitLine("message 6 bob 6");
        assertThat(heard.heard())
                .containsExactly(
                        "synced",
                        "message 1 bob 1",
                        "message 2 bob 2",
                        "message 3 bob 3",
                        "message 4 bob 4",
                        "message 5 bob 5",
                        "gap 2..3 found 2",
                        "message 6 bob 6");
    }

    @Test
    void ack_that_is_ahead_completes_the_send_and_is_not_heard_twice() {
        Peer peer = online();
        client.send(BOB, "hi");
        peer.ack(peer.expectSends("hi").get(0), 3);
        Peer.Asked<HistoryRequest> asked = peer.expect(HistoryRequest.class);
        peer.reply(new HistoryReply(BOB, List.of(fromBob(1), fromBob(2), Peer.own(3, "hi")), false, 3), asked.rid());
        heard.awaitLine("gap 1..2 found 2");
        assertThat(heard.heard())
                .containsExactly("synced", "sent 3 hi", "message 1 bob 1", "message 2 bob 2", "gap 1..2 found 2");
    }

    @Test
    void ack_that_is_ahead_of_a_lost_connection_is_not_heard_twice_but_confirmed() {
        Peer peer = online();
        client.send(BOB, "hi");
        peer.ack(peer.expectSends("hi").get(0), 3);
        heard.awaitLine("sent 3 hi");
        peer.close();
        Peer second = server.accept();
        second.acceptLogin();
        second.push(1);
        second.push(2);
        second.send(Peer.own(3, "hi"));
        ReceivedRequest confirmed = second.expect(ReceivedRequest.class).request();
        while (confirmed.seq() < 3) {
            confirmed = second.expect(ReceivedRequest.class).request();
        }
        second.push(4);
        heard.awaitLine("message 4 bob 4");
        assertThat(heard.heard())
                .containsExactly("synced", "sent 3 hi", "message 1 bob 1", "message 2 bob 2", "message 4 bob 4");
    }

    @Test
    void gap_that_cannot_be_filled_is_reported_and_passed() {
        Peer peer = online();
        peer.push(3);
        Peer.Asked<HistoryRequest> asked = peer.expect(HistoryRequest.class);
        peer.refuse(MsgType.HISTORY_MSG, asked.rid(), ErrorCode.NOT_A_MEMBER);
        heard.awaitLine("gap 1..2 found 0");
        peer.push(4);
        heard.awaitLine("message 4 bob 4");
    }

    @Test
    void lost_connection_leaves_the_rest_to_the_next_one() {
        Peer peer = online();
        peer.push(3);
        peer.expect(HistoryRequest.class);
        peer.close();
        restComesWithTheNextConnection();
    }

    private void restComesWithTheNextConnection() {
        Peer second = server.accept();
        assertThat(second.acceptLogin().cursors()).containsExactly(new Cursor(BOB, 0));
        second.push(1);
        second.push(2);
        second.push(3);
        heard.awaitLine("message 3 bob 3");
        assertThat(heard.heard()).containsExactly("synced", "message 1 bob 1", "message 2 bob 2", "message 3 bob 3");
    }

    @Test
    void goodbye_of_the_server_leaves_the_rest_to_the_next_connection() {
        Peer peer = online();
        peer.push(3);
        peer.expect(HistoryRequest.class);
        peer.bye(ErrorCode.DRAINING, true, 0);
        restComesWithTheNextConnection();
    }

    @Test
    void what_was_said_while_the_account_was_not_in_the_group_is_not_missing() {
        var unused = client.login(new Credentials.ByName("alice", "correct horse"));
        Peer peer = server.accept();
        peer.acceptLogin(new ConversationInfo(TEAM, 50, 50, 50));
        peer.close();
        Peer second = server.accept();
        assertThat(second.acceptLogin(new ConversationInfo(TEAM, 81, 80, 80)).cursors())
                .containsExactly(new Cursor(TEAM, 50));
        second.send(inTeam(81));
        second.send(inTeam(82));
        heard.awaitLine("message 82 team 82");
        assertThat(heard.heard()).containsExactly("message 81 team 81", "message 82 team 82");
    }

    private static ChatPush inTeam(long seq) {
        return new ChatPush(Peer.BOB_NAME, TEAM, "team " + seq, seq, Peer.TIME, false);
    }

    @Test
    void history_that_cannot_be_had_now_is_asked_for_again() {
        Peer peer = online();
        peer.push(2);
        peer.refuse(MsgType.HISTORY_MSG, peer.expect(HistoryRequest.class).rid(), ErrorCode.UNAVAILABLE);
        peer.refuse(MsgType.HISTORY_MSG, peer.expect(HistoryRequest.class).rid(), ErrorCode.RATE_LIMITED);
        peer.reply(
                new HistoryReply(BOB, List.of(fromBob(1), fromBob(2)), false, 2),
                peer.expect(HistoryRequest.class).rid());
        heard.awaitLine("gap 1..1 found 1");
        assertThat(heard.heard()).containsExactly("synced", "message 1 bob 1", "message 2 bob 2", "gap 1..1 found 1");
    }

    @Test
    void message_that_came_after_the_history_was_read_is_asked_for_too() {
        Peer peer = online();
        peer.push(2);
        Peer.Asked<HistoryRequest> asked = peer.expect(HistoryRequest.class);
        peer.push(3);
        peer.reply(new HistoryReply(BOB, List.of(fromBob(1), fromBob(2)), false, 2), asked.rid());
        Peer.Asked<HistoryRequest> next = peer.expect(HistoryRequest.class);
        assertThat(next.request().after()).isEqualTo(2);
        peer.reply(new HistoryReply(BOB, List.of(fromBob(3)), false, 3), next.rid());
        heard.awaitLine("gap 1..1 found 1");
        assertThat(heard.heard())
                .containsExactly("synced", "message 1 bob 1", "message 2 bob 2", "message 3 bob 3", "gap 1..1 found 1");
    }

    @Test
    void gap_of_an_account_that_has_left_is_not_heard_of_any_more() throws Exception {
        Peer peer = online();
        peer.push(2);
        Peer.Asked<HistoryRequest> asked = peer.expect(HistoryRequest.class);
        CompletableFuture<Void> out = client.logout(false);
        Peer.Asked<LogoutRequest> leaving = peer.expect(LogoutRequest.class);
        peer.reply(new LogoutReply(), leaving.rid());
        get(out);
        peer.reply(new HistoryReply(BOB, List.of(fromBob(1), fromBob(2)), false, 2), asked.rid());
        CompletableFuture<LoginReply> login = client.login(new Credentials.ByName("carol", "correct horse"));
        peer.acceptLogin(new UserName(5, "carol"), "node-1");
        assertThat(get(login).user().id()).isEqualTo(5);
        assertThat(heard.heard()).containsExactly("synced");
    }
}
