package org.chatcluster.client.terminal.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.chatcluster.client.Peer;
import org.chatcluster.common.protocol.ConversationInfo;
import org.chatcluster.common.protocol.ErrorCode;
import org.chatcluster.common.protocol.FindUserRequest;
import org.chatcluster.common.protocol.GroupInfo;
import org.chatcluster.common.protocol.Limits;
import org.chatcluster.common.protocol.LoginReply;
import org.chatcluster.common.protocol.LoginRequest;
import org.chatcluster.common.protocol.MsgType;
import org.chatcluster.common.protocol.ReadRequest;
import org.chatcluster.common.protocol.Role;
import org.chatcluster.common.protocol.SendRequest;
import org.chatcluster.common.protocol.UserName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SendCommandTest {
    /** The time for something to be done that a busy machine is slow to do, and that a test waits for in vain. */
    private static final String SOON = "2s";

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

    private String hint(SendRequest send) {
        return "Whether it was stored is not known; repeat with --cid " + send.cid() + ".\n";
    }

    @Test
    void words_are_one_message_and_the_end_waits_for_the_commit() throws Exception {
        chat.start("send", "-t", "#ops", "deploy", "at", "four");
        Peer peer = chat.online();
        SendRequest send = peer.expectSends("deploy at four").get(0);
        assertThat(send.target()).isEqualTo(Program.OPS);
        peer.ack(send, 7);
        assertThat(chat.exit()).isZero();
        assertThat(chat.out()).isEmpty();
        assertThat(chat.err()).isEmpty();
    }

    @Test
    void lines_of_the_input_are_one_message() throws Exception {
        chat.reading("one\ntwo\n").start("send", "--to", "@bob", "--stdin", "--json");
        Peer peer = chat.online();
        SendRequest send = peer.expectSends("one\ntwo").get(0);
        peer.ack(send, 7);
        assertThat(chat.exit()).isZero();
        assertThat(chat.out())
                .isEqualTo("{\"conversation\":\"@bob\",\"seq\":7,\"cid\":" + send.cid()
                        + ",\"time\":1700000000000,\"dup\":false}\n");
    }

    @Test
    void each_line_is_a_message_in_order_and_an_empty_one_is_none() throws Exception {
        chat.reading("one\n\ntwo").start("send", "-t", "2", "--each-line", "--json");
        Peer peer = chat.online();
        List<SendRequest> sends = peer.expectSends("one", "two");
        peer.ack(sends.get(1), 2);
        peer.ackAgain(sends.get(0), 1);
        assertThat(chat.exit()).isZero();
        assertThat(chat.out().lines())
                .containsExactly(
                        "{\"conversation\":\"@bob\",\"seq\":1,\"cid\":"
                                + sends.get(0).cid() + ",\"time\":1700000000000,\"dup\":true}",
                        "{\"conversation\":\"@bob\",\"seq\":2,\"cid\":"
                                + sends.get(1).cid() + ",\"time\":1700000000000,\"dup\":false}");
    }

    @Test
    void outcome_of_a_line_is_told_while_the_next_is_not_there_yet() throws Exception {
        try (PipedOutputStream typing = new PipedOutputStream()) {
            chat.reading(new PipedInputStream(typing)).start("send", "-t", "@bob", "--each-line", "--json");
            Peer peer = chat.online();
            typing.write("one\n".getBytes(StandardCharsets.UTF_8));
            typing.flush();
            SendRequest send = peer.expectSends("one").get(0);
            peer.ack(send, 1);
            chat.awaitOut("{\"conversation\":\"@bob\",\"seq\":1,\"cid\":" + send.cid()
                    + ",\"time\":1700000000000,\"dup\":false}\n");
        }
        assertThat(chat.exit()).isZero();
    }

    @Test
    void line_that_is_refused_is_the_last() throws Exception {
        try (PipedOutputStream typing = new PipedOutputStream()) {
            chat.reading(new PipedInputStream(typing)).start("send", "-t", "@bob", "--each-line");
            Peer peer = chat.online();
            typing.write("one\n".getBytes(StandardCharsets.UTF_8));
            typing.flush();
            peer.refuse(peer.expectSends("one").get(0), ErrorCode.CID_REUSED, -1);
            assertThat(chat.exit()).isEqualTo(Exit.REJECTED);
        }
        assertThat(chat.err()).isEqualTo("line 1: This cid was used for another message. (400 CID_REUSED)\n");
    }

    @Test
    void line_that_cannot_be_sent_is_named_after_the_outcomes_of_those_before() throws Exception {
        chat.reading("one\n" + "x".repeat(8_193) + "\n").start("send", "-t", "@bob", "--each-line", "--json");
        Peer peer = chat.online();
        SendRequest send = peer.expectSends("one").get(0);
        assertThat(peer.isQuietFor(100)).isTrue();
        peer.ack(send, 1);
        assertThat(chat.exit()).isEqualTo(Exit.REJECTED);
        assertThat(chat.out()).contains("\"cid\":" + send.cid());
        assertThat(chat.err()).startsWith("chat send: line 2: msg ");
    }

    @Test
    void lines_are_sent_though_nobody_reads_what_became_of_them() throws Exception {
        try (PipedOutputStream typing = new PipedOutputStream()) {
            chat.reading(new PipedInputStream(typing))
                    .writing(new DataStream(Program.closedOutput("Broken pipe"), () -> true))
                    .start("send", "-t", "@bob", "--each-line", "--json");
            Peer peer = chat.online();
            typing.write("one\n".getBytes(StandardCharsets.UTF_8));
            typing.flush();
            peer.ack(peer.expectSends("one").get(0), 1);
            typing.write("two\n".getBytes(StandardCharsets.UTF_8));
            typing.flush();
            peer.refuse(peer.expectSends("two").get(0), ErrorCode.BLOCKED, -1);
            assertThat(chat.exit()).isEqualTo(Exit.NO_TARGET);
        }
        assertThat(chat.err()).isEqualTo("line 2: You are blocked by this user. (202 BLOCKED)\n");
    }

    @Test
    void own_message_right_behind_what_was_read_is_not_unread() throws Exception {
        chat.start("send", "-t", "@bob", "hi");
        Peer peer = chat.online(new ConversationInfo(Peer.BOB, 4, 4, 4));
        peer.ack(peer.expectSends("hi").get(0), 5);
        assertThat(peer.expect(ReadRequest.class).request()).isEqualTo(new ReadRequest(Peer.BOB, 5));
        assertThat(chat.exit()).isZero();
    }

    @Test
    void own_message_leaves_unread_what_others_have_written() throws Exception {
        chat.start("send", "-t", "@bob", "hi");
        Peer peer = chat.online(new ConversationInfo(Peer.BOB, 4, 4, 2));
        peer.ack(peer.expectSends("hi").get(0), 5);
        assertThatThrownBy(() -> peer.expect(ReadRequest.class)).hasMessage("no request came");
        assertThat(chat.exit()).isZero();
    }

    @Test
    void message_is_repeated_under_its_number() throws Exception {
        chat.start("send", "-t", "@bob", "--cid", "42", "--json", "hi");
        Peer peer = chat.online();
        SendRequest send = peer.expectSends("hi").get(0);
        assertThat(send.cid()).isEqualTo(42);
        peer.ackAgain(send, 3);
        assertThat(chat.exit()).isZero();
        assertThat(chat.out())
                .isEqualTo("{\"conversation\":\"@bob\",\"seq\":3,\"cid\":42,\"time\":1700000000000,\"dup\":true}\n");
    }

    @Test
    void connection_that_is_lost_is_made_again_and_the_message_resent() throws Exception {
        chat.start("send", "-t", "@bob", "hi");
        Peer first = chat.online();
        SendRequest send = first.expectSends("hi").get(0);
        first.close();
        Peer second = chat.onlineAgain();
        assertThat(second.expectSends("hi").get(0).cid()).isEqualTo(send.cid());
        second.ackAgain(send, 1);
        assertThat(chat.exit()).isZero();
    }

    @Test
    void refusals_have_exit_codes() throws Exception {
        chat.start("send", "-t", "@bob", "hi");
        Peer peer = chat.online();
        peer.refuse(peer.expectSends("hi").get(0), ErrorCode.BLOCKED, -1);
        assertThat(chat.exit()).isEqualTo(Exit.NO_TARGET);
        assertThat(chat.err()).isEqualTo("You are blocked by this user. (202 BLOCKED)\n");

        chat.start("send", "-t", "@bob", "x".repeat(8_193));
        chat.online();
        assertThat(chat.exit()).isEqualTo(Exit.REJECTED);
        assertThat(chat.err())
                .endsWith("chat send: msg has 8193 bytes (expected 1..8192 bytes of UTF-8)\n")
                .hasLineCount(2);
    }

    @Test
    void outcome_that_is_not_known_in_time_is_exit_7_with_the_number_to_repeat() throws Exception {
        chat.start("send", "-t", "@bob", "--timeout", SOON, "hi");
        SendRequest send = chat.online().expectSends("hi").get(0);
        assertThat(chat.exit()).isEqualTo(Exit.UNKNOWN);
        assertThat(chat.out()).isEmpty();
        assertThat(chat.err()).isEqualTo(hint(send));
    }

    @Test
    void unknown_outcomes_of_lines_are_told_one_by_one() throws Exception {
        chat.reading("one\ntwo\n").start("send", "-t", "@bob", "--timeout", SOON, "--each-line");
        Peer peer = chat.online();
        List<SendRequest> sends = peer.expectSends("one", "two");
        peer.ack(sends.get(1), 2);
        assertThat(chat.exit()).isEqualTo(Exit.UNKNOWN);
        assertThat(chat.err()).isEqualTo("line 1: " + hint(sends.get(0)));
    }

    @Test
    void interruption_tells_what_is_not_known() throws Exception {
        chat.start("send", "-t", "@bob", "hi");
        SendRequest send = chat.online().expectSends("hi").get(0);
        chat.interrupt();
        assertThat(chat.exit()).isEqualTo(Exit.INTERRUPTED);
        assertThat(chat.err()).isEqualTo(hint(send));
    }

    @Test
    void reading_can_be_interrupted() throws Exception {
        try (PipedOutputStream typing = new PipedOutputStream();
                InputStream in = new PipedInputStream(typing)) {
            chat.reading(in).start("send", "-t", "@bob", "--stdin");
            chat.interrupt();
            assertThat(chat.exit()).isEqualTo(Exit.INTERRUPTED);
        }
    }

    @Test
    void server_that_is_not_there_is_tried_until_the_time_is_over() throws Exception {
        chat.server.close();
        chat.start("send", "-t", "@bob", "--timeout", SOON, "hi");
        assertThat(chat.exit()).isEqualTo(Exit.UNREACHABLE);
        assertThat(chat.err())
                .isEqualTo("chat send: Cannot connect to 127.0.0.1:"
                        + chat.server.config().port() + ": connection refused.\n");
    }

    @Test
    void reason_of_the_last_try_is_told_while_the_next_one_is_made() throws Exception {
        chat.start("send", "-t", "@bob", "--timeout", SOON, "hi");
        Peer first = chat.server.accept();
        first.expect(LoginRequest.class);
        first.close();
        chat.server.accept().expect(LoginRequest.class);
        assertThat(chat.exit()).isEqualTo(Exit.UNREACHABLE);
        assertThat(chat.err()).isEqualTo("chat send: The connection was lost.\n");
    }

    @Test
    void server_that_cannot_log_anybody_in_for_now_is_exit_6_too() throws Exception {
        chat.start("send", "-t", "@bob", "--timeout", SOON, "hi");
        Peer peer = chat.server.accept();
        peer.refuse(MsgType.LOGIN_MSG, peer.expect(LoginRequest.class).rid(), ErrorCode.INTERNAL);
        assertThat(chat.exit()).isEqualTo(Exit.UNREACHABLE);
        assertThat(chat.err()).isEqualTo("chat send: The server failed to do this. (122 INTERNAL)\n");
    }

    @Test
    void server_that_is_lost_before_the_message_was_sent_is_exit_6() throws Exception {
        chat.start("send", "-t", "@carol", "hi");
        Peer peer = chat.online();
        peer.expect(FindUserRequest.class);
        peer.close();
        chat.server.close();
        assertThat(chat.exit()).isEqualTo(Exit.UNREACHABLE);
        assertThat(chat.err()).isEqualTo("chat send: The connection was lost.\n");
    }

    @Test
    void who_is_not_logged_in_or_not_any_more_is_told_so_and_keeps_the_login() throws Exception {
        chat.start("send", "-t", "@bob", "--name", "carol", "hi");
        assertThat(chat.exit()).isEqualTo(Exit.NOT_LOGGED_IN);
        assertThat(chat.err())
                .isEqualTo("chat send: carol is not logged in at "
                        + chat.server.config().host() + ":"
                        + chat.server.config().port()
                        + " on the device console; chat login --name carol keeps a login there.\n");
        chat.start("send", "-t", "@bob", "--host", "localhost", "hi");
        assertThat(chat.exit()).isEqualTo(Exit.NOT_LOGGED_IN);
        assertThat(chat.err())
                .endsWith("chat send: Nobody is logged in at localhost:"
                        + chat.server.config().port()
                        + " on the device console; chat login --name NAME keeps a login there.\n");
        chat.start("send", "-t", "@bob", "hi");
        Peer peer = chat.server.accept();
        peer.refuse(MsgType.LOGIN_MSG, peer.expect(LoginRequest.class).rid(), ErrorCode.REFUSED);
        assertThat(chat.exit()).isEqualTo(Exit.NOT_LOGGED_IN);
        assertThat(chat.err()).endsWith("chat send: Refused. (1 REFUSED)\n");
        assertThat(chat.tokens().find("alice")).isPresent();
    }

    @Test
    void target_that_is_not_there_is_exit_4() throws Exception {
        chat.start("send", "-t", "#nope", "hi");
        chat.online();
        assertThat(chat.exit()).isEqualTo(Exit.NO_TARGET);
        chat.start("send", "-t", "#9", "hi");
        chat.online();
        assertThat(chat.exit()).isEqualTo(Exit.NO_TARGET);
        chat.start("send", "-t", "@carol", "hi");
        Peer peer = chat.online();
        peer.refuse(MsgType.FIND_USER_MSG, peer.expect(FindUserRequest.class).rid(), ErrorCode.NO_SUCH_USER);
        assertThat(chat.exit()).isEqualTo(Exit.NO_TARGET);
        assertThat(chat.err().lines())
                .containsExactly(
                        "chat send: You are in no group \"#nope\"; chat groups lists them.",
                        "chat send: You are in no group #9.",
                        "chat send: There is no such user. (200 NO_SUCH_USER)");
    }

    @Test
    void name_of_several_groups_is_answered_with_their_numbers() throws Exception {
        chat.start("send", "-t", "#g2", "hi");
        Peer peer = chat.server.accept();
        peer.reply(
                new LoginReply(
                        new UserName(Peer.ME, "alice"),
                        new LoginReply.Token("secret", Limits.MAX_EXACT),
                        30_000,
                        "node-1",
                        List.of(),
                        List.of(),
                        List.of(new GroupInfo(3, "g2", "", Role.NORMAL, 2), new GroupInfo(4, "G2", "", Role.NORMAL, 2)),
                        List.of()),
                peer.expect(LoginRequest.class).rid());
        assertThat(chat.exit()).isEqualTo(Exit.NO_TARGET);
        assertThat(chat.err())
                .isEqualTo("chat send: You are in several groups \"g2\": name one by its number, #3 or #4.\n");
    }

    @Test
    void mistakes_are_exit_2_and_ask_nothing_of_the_server() throws Exception {
        for (List<String> mistake : List.of(
                List.of("hi"),
                List.of("-t", "@bob"),
                List.of("-t", "@bob", "--stdin", "hi"),
                List.of("-t", "@bob", "--stdin"),
                List.of("-t", "@bob", "--each-line", "--cid", "4"),
                List.of("-t", "@bob", "--cid", "-1", "hi"),
                List.of("-t", "@bob", "--timeout", "soon", "hi"),
                List.of("-t", "@bob", "--timeout", "0", "hi"))) {
            String[] command = mistake.toArray(String[]::new);
            String[] all = new String[command.length + 1];
            all[0] = "send";
            System.arraycopy(command, 0, all, 1, command.length);
            chat.start(all);
            assertThat(chat.exit()).as(mistake.toString()).isEqualTo(Exit.USAGE);
        }
        assertThat(chat.err().lines())
                .hasSize(8)
                .allMatch(
                        line -> line.startsWith("chat send: ") && line.endsWith(" (chat send --help lists the flags)"))
                .last()
                .asString()
                .startsWith("chat send: --timeout: 0 ");
    }

    @Test
    void input_that_is_no_text_is_refused() throws Exception {
        chat.reading(new ByteArrayInputStream(new byte[] {'a', (byte) 0xff})).start("send", "-t", "@bob", "--stdin");
        assertThat(chat.exit()).isEqualTo(Exit.USAGE);
        assertThat(chat.err()).isEqualTo("chat send: The input is not UTF-8. (chat send --help lists the flags)\n");
    }

    @Test
    void line_that_is_no_text_is_named_after_those_before_it_are_sent() throws Exception {
        byte[] lines = "one\r\n\ntwo\ncaf?\nthree\n".getBytes(StandardCharsets.UTF_8);
        lines[13] = (byte) 0xe9;
        chat.reading(new ByteArrayInputStream(lines)).start("send", "-t", "@bob", "--each-line");
        Peer peer = chat.online();
        List<SendRequest> sends = peer.expectSends("one", "two");
        peer.ack(sends.get(0), 1);
        peer.ack(sends.get(1), 2);
        assertThat(chat.exit()).isEqualTo(Exit.USAGE);
        assertThat(chat.err())
                .isEqualTo("chat send: Line 4 of the input is not UTF-8. (chat send --help lists the flags)\n");
        assertThat(peer.isClosedByClient()).isTrue();
    }

    @Test
    void input_without_an_end_is_refused_as_too_long() throws Exception {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }
        };
        chat.reading(endless).start("send", "-t", "@bob", "--each-line");
        chat.online();
        assertThat(chat.exit()).isEqualTo(Exit.REJECTED);
        chat.reading("\u597d".repeat(30_000)).start("send", "-t", "@bob", "--stdin");
        assertThat(chat.exit()).isEqualTo(Exit.REJECTED);
        assertThat(chat.err().lines())
                .containsExactly(
                        "chat send: Line 1 of the input has more than 65536 bytes.",
                        "chat send: The input has more than 65536 bytes.");
    }
}
