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
            // The first connection only tries whether there is one.
            chat.server.accept();
            Peer peer = chat.server.accept();
            peer.reply(new Pong(1), peer.expect(Ping.class).rid());
            assertThat(peer.acceptLogin().credentials()).isEqualTo(new Credentials.ByName("alice", "correct horse"));
            peer.close();
            assertThat(chat.exit()).isEqualTo(Exit.REJECTED);
        }
    }
}
