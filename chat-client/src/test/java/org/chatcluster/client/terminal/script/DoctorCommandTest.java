package org.chatcluster.client.terminal.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.chatcluster.client.Peer;
import org.chatcluster.common.protocol.Credentials;
import org.chatcluster.common.protocol.Ping;
import org.chatcluster.common.protocol.Pong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {
    @TempDir
    private Path home;

    @Test
    void password_is_in_the_file_that_the_environment_names() throws Exception {
        Path file = Files.writeString(home.resolve("password"), "correct horse\n");
        try (Program chat = new Program(home)) {
            chat.with("CHAT_PASSWORD_FILE", file.toString()).start("doctor", "--name", "@alice");
            Peer peer = greeted(chat);
            assertThat(peer.acceptLogin().credentials()).isEqualTo(new Credentials.ByName("alice", "correct horse"));
            peer.close();
            assertThat(chat.exit()).isEqualTo(Exit.REJECTED);
        }
    }

    @Test
    void password_that_no_account_can_have_breaks_the_login() throws Exception {
        try (Program chat = new Program(home)) {
            Path file = Files.writeString(home.resolve("password"), "wrong\n");
            chat.start("doctor", "--name", "alice", "--password-file", file.toString());
            var unused = greeted(chat);
            assertThat(chat.exit()).isEqualTo(Exit.NOT_LOGGED_IN);
            assertThat(chat.err()).isEmpty();
            assertThat(chat.out())
                    .containsPattern(
                            "(?m)^FAILED  login .* password has 5 characters \\(expected 6\\.\\.128\\): log in again")
                    .hasLineCount(7);
        }
    }

    private static Peer greeted(Program chat) {
        // The first connection only tries whether there is one.
        chat.server.accept();
        Peer peer = chat.server.accept();
        peer.reply(new Pong(1), peer.expect(Ping.class).rid());
        return peer;
    }
}
