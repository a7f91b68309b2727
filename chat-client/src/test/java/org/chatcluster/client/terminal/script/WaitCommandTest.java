package org.chatcluster.client.terminal.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.chatcluster.client.Peer;
import org.chatcluster.common.protocol.HistoryRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WaitCommandTest {
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
    void first_message_that_matches_is_written() throws Exception {
        chat.start("wait", "-t", "#ops", "--match", "(?i)deploy.*(done|failed)", "--timeout", "10m");
        Peer peer = chat.online();
        peer.send(Program.inOps(5, "deploying"));
        peer.push(1);
        peer.send(Program.inOps(6, "Deploy is done"));
        peer.send(Program.inOps(7, "deploy failed"));
        assertThat(chat.exit()).isZero();
        assertThat(chat.out()).isEqualTo("2023-11-14 22:13 #ops bob: Deploy is done\n");
        assertThat(chat.err()).isEmpty();
    }

    @Test
    void what_came_before_counts_when_asked_for() throws Exception {
        chat.start("wait", "-t", "#ops", "--match", "4$", "--since", "2", "--json");
        Peer peer = chat.online();
        assertThat(Program.history(peer, 3, 5, 5).after()).isEqualTo(2);
        assertThat(chat.exit()).isZero();
        assertThat(chat.out()).isEqualTo("""
                        {"conversation":"#ops","seq":4,"id":2,"name":"bob","time":1700000000000,"msg":"line 4","own":false}
                        """);
    }

    @Test
    void what_comes_behind_the_old_ones_counts_too() throws Exception {
        chat.start("wait", "-t", "#ops", "--match", "6", "--since", "2");
        Peer peer = chat.online();
        Program.history(peer, 3, 5, 5);
        peer.send(Program.inOps(6, "line 6"));
        assertThat(chat.exit()).isZero();
        assertThat(chat.out()).isEqualTo("2023-11-14 22:13 #ops bob: line 6\n");
    }

    @Test
    void time_that_is_over_is_exit_8() throws Exception {
        chat.start("wait", "-t", "#ops", "--timeout", "2s");
        chat.online();
        assertThat(chat.exit()).isEqualTo(Exit.TIMED_OUT);
        assertThat(chat.out()).isEmpty();
        assertThat(chat.err()).isEqualTo("chat wait: No such message came in time.\n");
    }

    @Test
    void time_is_over_whatever_is_waited_for() throws Exception {
        chat.start("wait", "-t", "#ops", "--timeout", "200ms");
        chat.server.accept();
        assertThat(chat.exit()).isEqualTo(Exit.TIMED_OUT);
        chat.start("wait", "-t", "#ops", "--since", "0", "--timeout", "1s");
        Peer peer = chat.online();
        assertThat(peer.expect(HistoryRequest.class).request().after()).isZero();
        assertThat(chat.exit()).isEqualTo(Exit.TIMED_OUT);
        assertThat(chat.err()).isEqualTo("chat wait: No such message came in time.\n".repeat(2));
    }

    @Test
    void time_can_be_longer_than_any_wait() throws Exception {
        chat.start("wait", "-t", "#ops", "--timeout", "999999999h");
        chat.online().send(Program.inOps(5, "hi"));
        assertThat(chat.exit()).isZero();
    }

    @Test
    void pattern_that_is_none_is_refused() throws Exception {
        chat.start("wait", "-t", "#ops", "--match", "[");
        assertThat(chat.exit()).isEqualTo(Exit.USAGE);
        assertThat(chat.err())
                .isEqualTo("chat wait: Invalid value for option '--match': '[' is no regular expression:"
                        + " Unclosed character class (chat wait --help lists the flags)\n");
    }
}
