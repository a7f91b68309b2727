package org.chatcluster.client.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.chatcluster.client.ClientConfig;
import org.chatcluster.client.terminal.script.Exit;
import org.chatcluster.client.terminal.script.InputLines;
import org.chatcluster.client.terminal.store.StateDirectory;
import org.chatcluster.testkit.NodeOptions;
import org.chatcluster.testkit.NodeProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands whose server side does not exist yet, with a real node. */
class UnservedCommandsIT {
    @TempDir
    Path home;

    @Test
    void are_answered_so_and_the_session_goes_on() throws Exception {
        List<String> lines = List.of(
                "/register alice",
                "correct horse",
                "/group create team",
                "/to #team",
                "/block 7",
                "/unblock 7",
                "/invite 7",
                "/kick 7",
                "/role 7 admin",
                "/mute 7 10m",
                "/unmute 7",
                "/topic new",
                "/topic",
                "still here");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        try (NodeProcess node = NodeProcess.start(NodeOptions.sqlite())) {
            ScriptFace face = new ScriptFace(
                    new InputLines(
                            new ByteArrayInputStream(String.join("\n", lines).getBytes(StandardCharsets.UTF_8))),
                    new PrintStream(out, true, StandardCharsets.UTF_8),
                    new PrintStream(err, true, StandardCharsets.UTF_8),
                    StateDirectory.of(Map.of(), home));
            assertThat(face.run(ClientConfig.of("127.0.0.1", node.port()), "")).isEqualTo(Exit.FAILED);
        }
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "This server does not know /block yet.",
                        "This server does not know /unblock yet.",
                        "This server does not know /invite yet.",
                        "This server does not know /kick yet.",
                        "This server does not know /role yet.",
                        "This server does not know /mute yet.",
                        "This server does not know /unmute yet.",
                        "This server does not know /topic yet.");
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("#team has no description.", "still here ✓1");
    }
}
