package org.chatcluster.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatcluster.client.Outcome.get;
import static org.chatcluster.client.Peer.BOB;
import static org.chatcluster.client.Peer.ME;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.chatcluster.client.ClientState.Phase;
import org.chatcluster.common.protocol.ConversationInfo;
import org.chatcluster.common.protocol.Credentials;
import org.chatcluster.common.protocol.ErrorCode;
import org.chatcluster.common.protocol.LoginReply;
import org.chatcluster.common.protocol.Ping;
import org.chatcluster.common.protocol.ReadRequest;
import org.chatcluster.common.protocol.Target;
import org.chatcluster.common.protocol.UserName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the person has seen comes to the server, if not at once. */
class ReadPlacesTest {
    private static final Target TEAM = new Target.Group(9);

    private final ScriptedServer server = new ScriptedServer();
    private final Recorder heard = new Recorder();
    private final ChatClient client = new ChatClient(server.config(), heard);

    @AfterEach
    void end() {
        client.close();
        server.close();
    }

    private Peer online(ConversationInfo... conversations) throws Exception {
        CompletableFuture<LoginReply> login = client.login(new Credentials.ByName("alice", "correct horse"));
        Peer peer = server.accept();
        peer.acceptLogin(conversations);
        assertThat(get(login).user().id()).isEqualTo(ME);
        return peer;
    }

    @Test
    void what_was_read_without_a_connection_is_told_at_the_next_login() throws Exception {
        Peer first = online(new ConversationInfo(BOB, 5, 5, 0));
        first.close();
        heard.awaitPhase(Phase.WAITING);
        client.read(BOB, 4);
        client.read(BOB, 5);
        assertThat(get(client.status()).user()).isNotNull();
        Peer second = server.accept();
        second.acceptLogin(new ConversationInfo(BOB, 5, 5, 0));
        assertThat(second.expect(ReadRequest.class).request()).isEqualTo(new ReadRequest(BOB, 5));
    }

    @Test
    void what_a_lost_connection_has_swallowed_is_told_again_and_the_rest_is_not() throws Exception {
        Peer first = online(new ConversationInfo(BOB, 5, 5, 0), new ConversationInfo(TEAM, 7, 7, 0));
        client.read(BOB, 5);
        client.read(TEAM, 7);
        first.expect(ReadRequest.class);
        first.expect(ReadRequest.class);
        first.close();
        Peer second = server.accept();
        second.acceptLogin(new ConversationInfo(BOB, 5, 5, 5), new ConversationInfo(TEAM, 8, 7, 0));
        assertThat(second.expect(ReadRequest.class).request()).isEqualTo(new ReadRequest(TEAM, 7));
        var unused = client.ping();
        second.expect(Ping.class);
    }

    @Test
    void what_one_account_has_read_is_not_told_for_another() throws Exception {
        Peer first = online(new ConversationInfo(BOB, 5, 5, 0));
        client.read(BOB, 4);
        first.expect(ReadRequest.class);
        first.bye(ErrorCode.TAKEN_OVER, false, -1);
        heard.awaitPhase(Phase.OFFLINE);
        client.read(BOB, 5);
        CompletableFuture<LoginReply> login = client.login(new Credentials.ByName("carol", "correct horse"));
        Peer second = server.accept();
        second.acceptLogin(new UserName(5, "carol"), "node-1", new ConversationInfo(BOB, 5, 5, 0));
        assertThat(get(login).user().id()).isEqualTo(5);
        var unused = client.ping();
        second.expect(Ping.class);
    }

    @Test
    void what_was_read_for_an_account_that_was_tried_for_goes_when_another_logs_in() {
        ReadPlaces places = new ReadPlaces();
        places.read(BOB, 3);
        places.begin(ME);
        assertThat(places.missing(List.of(new ConversationInfo(BOB, 5, 5, 0)))).isEmpty();
        places.read(BOB, 4);
        places.begin(5);
        assertThat(places.missing(List.of(new ConversationInfo(BOB, 5, 5, 0)))).isEmpty();
    }
}
