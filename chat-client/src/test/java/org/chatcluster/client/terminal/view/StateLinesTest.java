package org.chatcluster.client.terminal.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chatcluster.client.ChatClientException;
import org.chatcluster.client.ClientState;
import org.chatcluster.client.ClientState.Phase;
import org.chatcluster.client.ClosedByServerException;
import org.chatcluster.client.NoReplyException;
import org.chatcluster.client.NotConnectedException;
import org.chatcluster.client.RefusedException;
import org.chatcluster.client.Session;
import org.chatcluster.client.terminal.text.Line;
import org.chatcluster.client.terminal.text.Marks;
import org.chatcluster.common.protocol.Bye;
import org.chatcluster.common.protocol.Echo;
import org.chatcluster.common.protocol.ErrorCode;
import org.chatcluster.common.protocol.LoginReply;
import org.chatcluster.common.protocol.MsgType;
import org.chatcluster.common.protocol.Refusal;
import org.chatcluster.common.protocol.UserName;
import org.junit.jupiter.api.Test;

class StateLinesTest {
    private final StateLines lines = new StateLines(Marks.SIGNS);

    @Test
    void quiet_life_is_not_commented() {
        for (Phase phase : Phase.values()) {
            assertThat(lines.of(new ClientState(phase, null, -1))).isEmpty();
        }
    }

    private static ChatClientException bye(ErrorCode code, boolean reconnect) {
        return new ClosedByServerException(new Bye(code.number(), code.sentence(), reconnect, -1));
    }

    private static ChatClientException refused(ErrorCode code) {
        return new RefusedException(Refusal.of(MsgType.LOGIN_MSG, code, code.sentence(), -1, Echo.NONE));
    }

    private String offline(ChatClientException cause) {
        return lines.of(new ClientState(Phase.OFFLINE, cause, -1))
                .map(Line::text)
                .orElse("");
    }

    @Test
    void same_node_is_reconnected_to() {
        assertThat(lines.resumed(session("node-2", 0)).text()).isEqualTo("reconnected to node-2");
    }

    private static Session session(int resent) {
        return session("node-1", resent);
    }

    private static Session session(String before, int resent) {
        LoginReply login = new LoginReply(
                new UserName(1, "alice"),
                new LoginReply.Token("t", 1),
                30_000,
                "node-2",
                List.of(),
                List.of(),
                List.of(),
                List.of());
        return new Session(login, before, resent);
    }

    @Test
    void lost_connection_is_told_once_with_the_wait() {
        ClientState lost = new ClientState(Phase.WAITING, new NoReplyException("The connection was lost."), 1_940);
        assertThat(lines.of(lost).map(Line::text))
                .contains("disconnected: The connection was lost. Retrying in 1.9 s…");
        assertThat(lines.of(lost)).isEmpty();
    }

    @Test
    void node_that_stops_is_left_without_a_word_as_long_as_there_is_another() {
        ClientState stopped = new ClientState(Phase.WAITING, bye(ErrorCode.DRAINING, true), 1_200);
        assertThat(lines.of(stopped)).isEmpty();
        assertThat(lines.resumed(session(0)).text()).isEqualTo("moved to node-2");

        lines.of(stopped);
        NotConnectedException refused = new NotConnectedException("Cannot connect to x:1: refused.");
        assertThat(lines.of(new ClientState(Phase.WAITING, refused, 300))).isPresent();
    }

    @Test
    void other_trouble_is_told_again() {
        lines.of(new ClientState(Phase.WAITING, new NoReplyException("The connection was lost."), 100));
        assertThat(lines.of(new ClientState(
                                Phase.WAITING, new NotConnectedException("Cannot connect to x:1: refused."), 12_400))
                        .map(Line::text))
                .contains("disconnected: Cannot connect to x:1: refused. Retrying in 12 s…");
    }

    @Test
    void moving_tells_the_node_and_what_was_resent() {
        assertThat(lines.resumed(session(0)).text()).isEqualTo("moved to node-2");
        assertThat(lines.resumed(session(1)).text()).isEqualTo("moved to node-2, 1 message resent");
        assertThat(lines.resumed(session(2)).text()).isEqualTo("moved to node-2, 2 messages resent");
    }

    @Test
    void trouble_after_a_reconnect_is_told_again() {
        ClientState lost = new ClientState(Phase.WAITING, new NoReplyException("The connection was lost."), 100);
        lines.of(lost);
        lines.resumed(session(0));
        assertThat(lines.of(lost)).isPresent();
    }

    @Test
    void end_of_a_session_tells_what_can_be_done() {
        assertThat(offline(refused(ErrorCode.REFUSED))).contains("/login NAME");
        assertThat(offline(bye(ErrorCode.TAKEN_OVER, false))).contains("somewhere else");
        assertThat(offline(refused(ErrorCode.TAKEN_OVER))).contains("somewhere else");
        assertThat(offline(bye(ErrorCode.LOGGED_OUT, false))).contains("all devices");
        assertThat(offline(bye(ErrorCode.SLOW_CONSUMER, false))).contains("117 SLOW_CONSUMER");
    }

    @Test
    void connection_that_nobody_logged_in_on_ends_without_a_word() {
        assertThat(offline(bye(ErrorCode.LOGIN_TIMEOUT, true))).isEmpty();
    }
}
