package org.chatcluster.client.terminal.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.chatcluster.client.Peer;
import org.chatcluster.client.ScriptedServer;
import org.chatcluster.common.protocol.FindUserReply;
import org.chatcluster.common.protocol.FindUserRequest;
import org.chatcluster.common.protocol.SendRequest;
import org.chatcluster.common.protocol.State;
import org.chatcluster.testkit.NodeOptions;
import org.chatcluster.testkit.NodeProcess;
import org.chatcluster.testkit.Skipped;
import org.chatcluster.testkit.terminal.RequiresTmux;
import org.chatcluster.testkit.terminal.TmuxOptions;
import org.chatcluster.testkit.terminal.TmuxSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands of the packaged client as processes. */
class ScriptProgramIT {
    private static final Duration BOUND = Duration.ofSeconds(60);

    @TempDir
    Path home;

    private final ScriptedServer server = new ScriptedServer();
    private int started;

    @AfterEach
    void end() {
        server.close();
    }

    /** A process and the files that its streams are. */
    private record Running(Process process, Path out, Path err) {
        int exit() throws InterruptedException {
            try {
                assertThat(process.waitFor(BOUND.toSeconds(), TimeUnit.SECONDS)).isTrue();
                return process.exitValue();
            } finally {
                process.destroyForcibly();
            }
        }

        void interrupt() throws IOException, InterruptedException {
            assertThat(new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                            .start()
                            .waitFor())
                    .isZero();
        }

        String outText() throws IOException {
            return Files.readString(out);
        }

        String errText() throws IOException {
            return Files.readString(err);
        }

        void awaitOut(String text) {
            await().atMost(BOUND)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> outText().contains(text));
        }
    }

    private static List<String> java() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                Path.of("target", "chat-client.jar").toAbsolutePath().toString());
    }

    private Running start(String who, int port, String input, List<String> command) throws IOException {
        started++;
        Path in = Files.writeString(home.resolve("in" + started), input);
        Path out = home.resolve("out" + started);
        Path err = home.resolve("err" + started);
        ProcessBuilder builder = new ProcessBuilder(heedingInterrupts(command))
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("XDG_STATE_HOME", home.resolve(who).toString());
        builder.environment().put("CHAT_CLIENT_PORT", Integer.toString(port));
        return new Running(builder.start(), out, err);
    }

    /** Who starts these tests in the background of a shell may have let them ignore Ctrl-C, and programs inherit that. */
    private static List<String> heedingInterrupts(List<String> command) throws IOException {
        List<String> heeding = new ArrayList<>(List.of("env", "--default-signal=INT"));
        heeding.addAll(command);
        return isKnown(List.of("env", "--default-signal=INT", "true")) ? heeding : command;
    }

    private static boolean isKnown(List<String> command) throws IOException {
        return new ProcessBuilder(command).start().onExit().join().exitValue() == 0;
    }

    private Running chat(String who, int port, String input, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(java());
        command.addAll(List.of(arguments));
        return start(who, port, input, command);
    }

    private void done(Running program, String output) throws Exception {
        assertThat(program.exit()).as(program.errText()).isZero();
        assertThat(program.outText()).isEqualTo(output);
        assertThat(program.errText()).isEmpty();
    }

    @Test
    void commands_run_beside_the_client_of_the_person_and_leave_what_is_unread_and_unreceived() throws Exception {
        try (NodeProcess node = NodeProcess.start(NodeOptions.sqlite())) {
            int port = node.port();
            assertThat(chat("bob", port, "/register bob\nbattery staple\n").exit())
                    .isZero();
            assertThat(chat("alice", port, "/register alice\ncorrect horse\n/group create ops\n")
                            .exit())
                    .isZero();

            Running tail = chat("bob", port, "", "tail", "-t", "@alice", "--json", "--since", "0");
            done(chat("alice", port, "one\nline\n", "send", "-t", "@bob", "--stdin"), "");
            done(chat("alice", port, "", "send", "-t", "@bob", "two"), "");
            tail.awaitOut("\"msg\":\"two\"");
            tail.interrupt();
            assertThat(tail.exit()).isEqualTo(Exit.INTERRUPTED);
            assertThat(tail.errText()).isEmpty();
            assertThat(tail.outText().lines().map(line -> line.replaceAll("\"time\":\\d+", "\"time\":0")))
                    .containsExactly(
                            "{\"conversation\":\"@alice\",\"seq\":1,\"id\":2,\"name\":\"alice\",\"time\":0,"
                                    + "\"msg\":\"one\\nline\",\"own\":false}",
                            "{\"conversation\":\"@alice\",\"seq\":2,\"id\":2,\"name\":\"alice\",\"time\":0,"
                                    + "\"msg\":\"two\",\"own\":false}");

            done(
                    chat("bob", port, "", "unread", "--json"),
                    "{\"conversation\":\"@alice\",\"unread\":2}\n{\"total\":2}\n");
            done(chat("bob", port, "", "send", "-t", "@alice", "three"), "");
            Running person = chat("bob", port, "");
            assertThat(person.exit()).isZero();
            assertThat(person.outText())
                    .containsSubsequence("alice: one", "    line", "alice: two", "2 messages while you were away");

            Running waiting =
                    chat("alice", port, "", "wait", "-t", "bob", "--match", "f.ur", "--since", "3", "--timeout", "1m");
            done(chat("bob", port, "", "send", "-t", "@alice", "four"), "");
            assertThat(waiting.exit()).as(waiting.errText()).isZero();
            assertThat(waiting.outText()).endsWith(" bob: four\n").hasLineCount(1);
            assertThat(chat("alice", port, "", "send", "-t", "nobody", "hi").exit())
                    .isEqualTo(Exit.NO_TARGET);
            assertThat(chat("carol", port, "", "send", "-t", "@bob", "hi").exit())
                    .isEqualTo(Exit.NOT_LOGGED_IN);

            List<String> command =
                    new ArrayList<>(List.of("bash", "-c", "\"$@\" | head -1; exit ${PIPESTATUS[0]}", "-"));
            command.addAll(java());
            command.addAll(List.of("tail", "-t", "@alice", "-n", "1"));
            Running piped = start("bob", port, "", command);
            piped.awaitOut("four");
            done(chat("alice", port, "", "send", "-t", "@bob", "five"), "");
            assertThat(piped.exit()).as(piped.errText()).isZero();
            assertThat(piped.errText()).isEmpty();
        }
    }

    @Test
    void unknown_outcome_is_exit_7_and_interruption_130_and_both_name_the_number_to_repeat() throws Exception {
        int port = server.config().port();
        Running login = chat("alice", port, "correct horse\n", "login", "--name", "alice");
        server.accept().acceptLogin();
        assertThat(login.exit()).isZero();

        Running interrupted = chat("alice", port, "", "send", "-t", "2", "hi");
        SendRequest send = sendTo(server.accept());
        interrupted.interrupt();
        assertThat(interrupted.exit()).isEqualTo(Exit.INTERRUPTED);
        assertThat(interrupted.errText())
                .isEqualTo("Whether it was stored is not known; repeat with --cid " + send.cid() + ".\n");

        Running unknown = chat("alice", port, "", "send", "-t", "2", "--timeout", "8s", "hi");
        Peer peer = server.accept();
        SendRequest lost = sendTo(peer);
        peer.close();
        server.close();
        assertThat(unknown.exit()).isEqualTo(Exit.UNKNOWN);
        assertThat(unknown.errText())
                .isEqualTo("Whether it was stored is not known; repeat with --cid " + lost.cid() + ".\n");
    }

    @Test
    void output_on_a_full_disk_is_exit_1_with_a_sentence() throws Exception {
        Path full = Path.of("/dev/full");
        if (!Files.exists(full)) {
            String why = "there is no " + full + " on this machine";
            Skipped.say("output_on_a_full_disk_is_exit_1_with_a_sentence", why);
            abort(why);
        }
        List<String> command = new ArrayList<>(List.of("bash", "-c", "\"$@\" >" + full, "-"));
        command.addAll(java());
        command.addAll(List.of("config", "show"));
        Running config = start("alice", server.config().port(), "", command);
        assertThat(config.exit()).isEqualTo(Exit.FAILED);
        assertThat(config.errText())
                .startsWith("chat: The output is not whole: ")
                .hasLineCount(1);
    }

    @Test
    void argument_that_is_lost_in_a_locale_without_utf_8_is_refused() throws Exception {
        String call = "LC_ALL=C \"$@\" \"$(printf '\\346\\227\\245')\"";
        List<String> command = new ArrayList<>(List.of("bash", "-c", call, "-"));
        command.addAll(java());
        command.addAll(List.of("wait", "-t", "@bob", "--match"));
        Running lost = start("alice", server.config().port(), "", command);
        assertThat(lost.exit()).as(lost.outText()).isEqualTo(Exit.USAGE);
        assertThat(lost.errText())
                .startsWith("chat: \"\uFFFD\uFFFD\uFFFD\" cannot be read in this locale, which is not UTF-8")
                .hasLineCount(1);
    }

    @Test
    @RequiresTmux
    void interruption_at_the_password_ends_the_program_and_what_is_typed_is_shown_again() {
        String look = "case \"$(stty -a)\" in *' -echo '*) echo hidden;; *) echo shown;; esac";
        List<String> command =
                new ArrayList<>(List.of("bash", "-c", "trap : INT; \"$@\"; echo code $?; " + look + "; cat", "-"));
        command.addAll(java());
        command.addAll(List.of("login", "--name", "alice"));
        try (TmuxSession terminal = TmuxSession.start(TmuxOptions.of(command))) {
            terminal.await("Password of alice:");
            terminal.keys("C-c");
            terminal.await("code 130");
            terminal.await("shown");
        }
    }

    private static SendRequest sendTo(Peer peer) {
        peer.acceptLogin();
        var asked = peer.expect(FindUserRequest.class);
        peer.reply(new FindUserReply(2, "bob", State.ONLINE), asked.rid());
        return peer.expectSends("hi").get(0);
    }
}
