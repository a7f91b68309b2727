package org.chatcluster.client.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.chatcluster.testkit.NodeOptions;
import org.chatcluster.testkit.NodeProcess;
import org.chatcluster.testkit.terminal.RequiresTmux;
import org.chatcluster.testkit.terminal.TmuxOptions;
import org.chatcluster.testkit.terminal.TmuxSession;
import org.junit.jupiter.api.Test;

/** The packaged client in a real terminal, as a person uses it. */
@RequiresTmux
class LineModeIT {
    private static TmuxSession chat(NodeProcess node) {
        return TmuxSession.start(TmuxOptions.of(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                Path.of("target", "chat-client.jar").toAbsolutePath().toString(),
                "--port",
                Integer.toString(node.port()))));
    }

    @Test
    void person_registers_and_comes_back_to_the_prompt_with_the_password_unseen() throws Exception {
        try (NodeProcess node = NodeProcess.start(NodeOptions.sqlite());
                TmuxSession tmux = chat(node)) {
            tmux.await("/login NAME logs in");
            tmux.line("/register alice");
            tmux.await("Password for alice");
            tmux.line("correct horse");
            tmux.await("Again:");
            tmux.line("correct horse");
            tmux.await("Logged in as alice (1)");
            tmux.type("half a thought");
            tmux.await("> half a thought");
            assertThat(tmux.scrollback()).doesNotContain("horse");
        }
    }
}
