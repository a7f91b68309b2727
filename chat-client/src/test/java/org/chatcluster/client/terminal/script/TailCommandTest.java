package org.chatcluster.client.terminal.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import org.chatcluster.client.Peer;
import org.chatcluster.common.protocol.ErrorCode;
import org.chatcluster.common.protocol.GroupEvent;
import org.chatcluster.common.protocol.HistoryRequest;
import org.chatcluster.common.protocol.MsgType;
import org.chatcluster.common.protocol.ReceivedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TailCommandTest {
    private Program chat = new Program(Path.of("unused"));

    @BeforeEach
    void keep(@TempDir Path home) throws Exception {
        chat.close();
        chat = new Program(home).keepingLogin();
    }

    @AfterEach
    void end() {
        chat.close();
    }

    @Test
    void old_messages_come_first_then_new_ones_each_once_and_in_order_through_lost_connections() throws Exception {
        chat.start("tail", "-t", "#ops", "--since", "2");
        Peer first = chat.online();
        Program.history(first, 4, 4, 4);
        first.send(Program.inOps(5, "line 5"));
        assertThat(Program.history(first, 3, 5, 5).after()).isEqualTo(2);
        first.push(1);
        first.send(Program.inOps(6, "line 6"));
        String six = """
                2023-11-14 22:13 #ops bob: line 3
                2023-11-14 22:13 #ops bob: line 4
                2023-11-14 22:13 #ops bob: line 5
                2023-11-14 22:13 #ops bob: line 6
                """;
        chat.awaitOut(six);
        first.close();
        Peer second = chat.onlineAgain();
        second.send(Program.inOps(6, "line 6"));
        second.send(Program.inOps(7, "line 7"));
        chat.awaitOut(six + "2023-11-14 22:13 #ops bob: line 7\n");
        chat.interrupt();
        assertThat(chat.exit()).isEqualTo(Exit.INTERRUPTED);
        assertThat(chat.err())
                .startsWith("disconnected: The connection was lost. Retrying ")
                .endsWith("reconnected to node-1\n")
                .hasLineCount(2);
        assertThatThrownBy(() -> second.expect(ReceivedRequest.class)).hasMessage("no request came");
    }

    @Test
    void some_of_the_newest_without_waiting_for_more() throws Exception {
        chat.start("tail", "-t", "#3", "-n", "2", "--no-follow", "--json");
        Peer peer = chat.online();
        Program.history(peer, 9, 9, 9);
        assertThat(Program.history(peer, 8, 9, 9).after()).isEqualTo(7);
        assertThat(chat.exit()).isZero();
        assertThat(chat.out()).isEqualTo("""
                        {"conversation":"#ops","seq":8,"id":2,"name":"bob","time":1700000000000,"msg":"line 8","own":false}
                        {"conversation":"#ops","seq":9,"id":2,"name":"bob","time":1700000000000,"msg":"line 9","own":false}
                        """);
        assertThat(chat.err()).isEmpty();
    }

    @Test
    void own_messages_of_other_devices_are_shown_and_told_apart() throws Exception {
        chat.start("tail", "-t", "@bob", "--follow", "-n", "0", "--json");
        Peer peer = chat.online();
        HistoryRequest newest = peer.expect(HistoryRequest.class).request();
        assertThat(newest.limit()).isOne();
        peer.close();
        assertThat(chat.exit()).isEqualTo(Exit.UNREACHABLE);

        chat.start("tail", "-t", "@bob", "--follow", "-n", "0", "--json");
        Peer again = chat.online();
        Program.history(again, 1, 0, 0);
        Program.history(again, 1, 0, 0);
        again.send(Peer.own(1, "from the phone"));
        chat.awaitOut("{\"conversation\":\"@bob\",\"seq\":1,\"id\":1,\"name\":\"alice\",\"time\":1700000000000,"
                + "\"msg\":\"from the phone\",\"own\":true}\n");
        chat.interrupt();
        assertThat(chat.exit()).isEqualTo(Exit.INTERRUPTED);
    }

    @Test
    void hostile_text_comes_out_harmless() throws Exception {
        String hostile =
                "\u001b]0;gone\u0007 \u202egnp.exe \u0085\u009b31m\u2066 e\u0301\u0301\u0301\u0301\u0301\u0301 \uDB40\uDC41\n\u0301x\u007f";
        for (String form : List.of("--json", "--follow")) {
            chat.start("tail", "-t", "#ops", "-n", "0", form);
            Peer peer = chat.online();
            Program.history(peer, 1, 0, 0);
            Program.history(peer, 1, 0, 0);
            peer.send(Program.inOps(1, hostile));
            peer.send(Program.inOps(2, "end"));
            String present = chat.out();
            await().until(() -> chat.out().substring(present.length()).contains("end"));
            chat.interrupt();
            assertThat(chat.exit()).isEqualTo(Exit.INTERRUPTED);
        }
        assertThat(chat.out().lines())
                .containsExactly(
                        "{\"conversation\":\"#ops\",\"seq\":1,\"id\":2,\"name\":\"bob\",\"time\":1700000000000,\"msg\":"
                                + "\"\\u001B]0;gone\\u0007 \\u202egnp.exe \\u0085\\u009b31m\\u2066"
                                + " e\u0301\u0301\u0301\u0301\\u0301\\u0301 \\udb40\\udc41\\n\\u0301x\\u007f\",\"own\":false}",
                        "{\"conversation\":\"#ops\",\"seq\":2,\"id\":2,\"name\":\"bob\",\"time\":1700000000000,\"msg\":\"end\",\"own\":false}",
                        "2023-11-14 22:13 #ops bob: \uFFFD]0;gone\uFFFD gnp.exe ",
                        "    \uFFFD31m e\u0301\u0301\u0301\u0301 ",
                        "    \u25CC\u0301x\uFFFD",
                        "2023-11-14 22:13 #ops bob: end");
    }

    @Test
    void output_that_nobody_reads_any_more_ends_it_quietly() throws Exception {
        chat.writing(new DataStream(Program.closedOutput("Broken pipe"), () -> true))
                .start("tail", "-t", "#ops", "-n", "0");
        Peer peer = chat.online();
        Program.history(peer, 1, 0, 0);
        Program.history(peer, 1, 0, 0);
        peer.send(Program.inOps(1, "hi"));
        assertThat(chat.exit()).isZero();
        assertThat(chat.err()).isEmpty();
    }

    @Test
    void end_of_the_membership_or_the_login_ends_it() throws Exception {
        chat.start("tail", "-t", "#ops", "-n", "0");
        Peer peer = chat.online();
        Program.history(peer, 1, 0, 0);
        Program.history(peer, 1, 0, 0);
        peer.send(new GroupEvent(3, GroupEvent.Kind.KICK, Peer.ME, 2));
        assertThat(chat.exit()).isEqualTo(Exit.NO_TARGET);
        chat.start("tail", "-t", "#ops", "-n", "0");
        Peer again = chat.online();
        Program.history(again, 1, 0, 0);
        Program.history(again, 1, 0, 0);
        again.bye(ErrorCode.LOGGED_OUT, false, -1);
        assertThat(chat.exit()).isEqualTo(Exit.NOT_LOGGED_IN);
        assertThat(chat.err().lines())
                .containsExactly(
                        "chat tail: You are not in this group any more.",
                        "chat tail: The account was logged out everywhere. (118 LOGGED_OUT)");
    }

    @Test
    void history_that_is_refused_is_exit_4() throws Exception {
        chat.start("history", "-t", "#ops");
        Peer peer = chat.online();
        peer.refuse(MsgType.HISTORY_MSG, peer.expect(HistoryRequest.class).rid(), ErrorCode.NOT_A_MEMBER);
        assertThat(chat.exit()).isEqualTo(Exit.NO_TARGET);
        assertThat(chat.err()).isEqualTo("chat history: You are not a member of this group. (301 NOT_A_MEMBER)\n");
    }
}
