package org.chatcluster.client.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.chatcluster.testkit.FreePort;
import org.chatcluster.testkit.NodeOptions;
import org.chatcluster.testkit.NodeProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged client as a process, as a script runs it. */
class ChatProgramIT {
    @TempDir
    Path home;

    private record Result(int exit, String out, String err) {}

    private Result run(List<String> flags, String state, String... lines) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                Path.of("target", "chat-client.jar").toAbsolutePath().toString()));
        command.addAll(flags);
        Path in = Files.writeString(home.resolve("in"), String.join("\n", lines) + "\n");
        Path out = home.resolve("out");
        Path err = home.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("XDG_STATE_HOME", home.resolve(state).toString());
        Process process = builder.start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Result(process.exitValue(), Files.readString(out), Files.readString(err, StandardCharsets.UTF_8));
    }

    @Test
    void help_and_version_need_no_server() throws Exception {
        Result help = run(List.of("--help"), "a");
        assertThat(help.exit()).isZero();
        assertThat(help.out()).contains("Usage: chat", "--host", "--port", "--device", "--backlog", "CHAT_CLIENT_HOST");
        Result version = run(List.of("--version"), "a");
        assertThat(version.exit()).isZero();
        assertThat(version.out()).startsWith("chat ").doesNotContain("unpackaged");
    }

    @Test
    void mistakes_in_flags_are_one_line_and_exit_2() throws Exception {
        for (List<String> flags : List.of(
                List.of("--nope"),
                List.of("--port", "x"),
                List.of("--port", "70000"),
                List.of("--backlog", "some"),
                List.of("--device", ""),
                List.of("--password", "secret"),
                List.of("extra"))) {
            Result result = run(flags, "a");
            assertThat(result.exit()).as(flags.toString()).isEqualTo(2);
            assertThat(result.out()).isEmpty();
            assertThat(result.err()).as(flags.toString()).startsWith("chat: ").hasLineCount(1);
        }
    }

    @Test
    void server_that_is_not_there_is_one_line_and_exit_6() throws Exception {
        int port = FreePort.find();
        Result result = run(List.of("--port", Integer.toString(port)), "a", "/login alice", "correct horse");
        assertThat(result.exit()).isEqualTo(6);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).isEqualTo("Cannot connect to 127.0.0.1:" + port + ": connection refused.\n");
    }

    @Test
    void two_people_chat_and_the_one_who_was_away_gets_everything_once() throws Exception {
        try (NodeProcess node = NodeProcess.start(NodeOptions.sqlite())) {
            List<String> flags = List.of("--port", Integer.toString(node.port()));
            Result bob = run(flags, "bob", "/register bob", "battery staple");
            assertThat(bob.err()).isEmpty();
            assertThat(bob.exit()).isZero();
            Result alice = run(
                    flags,
                    "alice",
                    "/register alice",
                    "correct horse",
                    "/friend add bob",
                    "/group create team all of us",
                    "/to bob",
                    "are you there?",
                    "hello?",
                    "/to #team",
                    "你好, everyone");
            assertThat(alice.err()).isEmpty();
            assertThat(alice.exit()).isZero();
            assertThat(alice.out())
                    .contains("Friendship asked of bob.\n", "Made #team; others come in with /join 1.\n")
                    .contains("alice → bob: are you there? ✓1\n", "alice → bob: hello? ✓2\n")
                    .contains("#team alice: 你好, everyone ✓1\n")
                    .doesNotContain("correct horse");

            Result back = run(flags, "bob", "/friend accept alice", "/join 1", "/msg #team here", "/history");
            assertThat(back.out())
                    .contains("Asking for your friendship: alice")
                    .containsSubsequence(
                            "alice: are you there?\n", "alice: hello?\n", "— 2 messages while you were away —")
                    .contains(
                            "You are now friends with alice.\n", "You are in #team (1) now.\n", "#team bob: here ✓2\n");
            assertThat(back.err()).isEqualTo("Of what? /to NAME or /to #GROUP first.\n");
            assertThat(back.exit()).isEqualTo(1);

            Result again = run(flags, "bob", "/friends", "/logout");
            assertThat(again.out()).doesNotContain("are you there?").contains("alice (2) offline\n", "Logged out.\n");
            assertThat(again.exit()).isZero();
            Path logs = home.resolve("bob/chatcluster/logs");
            assertThat(logs).doesNotExist();
            Result out = run(List.of("--verbose", "--port", Integer.toString(node.port())), "bob", "/friends");
            try (Stream<Path> files = Files.list(logs)) {
                assertThat(files.toList())
                        .singleElement(InstanceOfAssertFactories.PATH)
                        .content()
                        .contains("CONNECTED")
                        .contains("CLOSED");
            }
            assertThat(out.err()).isEqualTo("Log in first. (110 NOT_LOGGED_IN)\n");
        }
    }
}
