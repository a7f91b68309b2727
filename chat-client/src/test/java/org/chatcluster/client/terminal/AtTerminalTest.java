package org.chatcluster.client.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatcluster.client.terminal.HeldTerminal.CTRL_C;
import static org.chatcluster.client.terminal.HeldTerminal.CTRL_D;
import static org.chatcluster.client.terminal.HeldTerminal.ENTER;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.chatcluster.client.Peer;
import org.chatcluster.client.ScriptedServer;
import org.chatcluster.client.terminal.script.ChatOptions;
import org.chatcluster.client.terminal.script.CommandContext;
import org.chatcluster.client.terminal.script.DataStream;
import org.chatcluster.client.terminal.script.Exit;
import org.chatcluster.client.terminal.script.Streams;
import org.chatcluster.client.terminal.store.StateDirectory;
import org.chatcluster.common.protocol.Credentials;
import org.chatcluster.common.protocol.LogoutReply;
import org.chatcluster.common.protocol.LogoutRequest;
import org.chatcluster.common.protocol.Ping;
import org.chatcluster.common.protocol.Pong;
import org.chatcluster.common.protocol.SendRequest;
import org.chatcluster.common.protocol.SyncEnd;
import org.chatcluster.common.protocol.UserName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One face after the other, as the person asks for them. */
class AtTerminalTest {
    private static final UserName ALICE = new UserName(Peer.ME, "alice");

    @TempDir
    Path home;

    private final ScriptedServer server = new ScriptedServer();
    private final CompletableFuture<Integer> running = new CompletableFuture<>();
    private HeldTerminal held;

    @BeforeEach
    void begin() throws Exception {
        held = new HeldTerminal();
        settings("name = \"bob\"\n");
        AtTerminal faces = new AtTerminal(held.terminal(), context());
        Thread person = new Thread(() -> {
            try {
                running.complete(faces.run());
            } catch (Exception e) {
                running.completeExceptionally(e);
            }
        });
        person.setDaemon(true);
        person.start();
    }

    private CommandContext context() {
        DataStream nowhere = new DataStream(OutputStream.nullOutputStream(), () -> false);
        Map<String, String> environment = Map.of(
                "HOME",
                home.toString(),
                "CHAT_CLIENT_PORT",
                Integer.toString(server.config().port()),
                "CHAT_UI",
                "line",
                "CHAT_CLIENT_THEME",
                "dark",
                "CHAT_CLIENT_NOTIFY",
                "off");
        return new CommandContext(
                new Streams(InputStream.nullInputStream(), nowhere, nowhere),
                environment,
                StateDirectory.of(environment, home),
                Clock.systemUTC(),
                new ChatOptions());
    }

    private void settings(String text) throws Exception {
        Path file = home.resolve(".config/chatcluster/config.toml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @AfterEach
    void end() throws Exception {
        held.press(CTRL_D);
        held.hangUp();
        assertThat(running.get(60, TimeUnit.SECONDS)).isEqualTo(Exit.DONE);
        server.close();
    }

    /** The settings name bob, and alice has logged in instead. */
    private Peer aliceInsteadOfBob() throws Exception {
        held.awaitShown("Password of bob: ");
        held.press(CTRL_C);
        held.awaitShown("Cancelled.");
        held.press("/login alice" + ENTER);
        held.awaitShown("Password of alice: ");
        held.press("correct horse" + ENTER);
        Peer peer = server.accept();
        peer.acceptLogin(ALICE, "node-1");
        peer.send(new SyncEnd());
        held.awaitShown("Logged in as alice");
        peer.reply(new Pong(0), peer.expect(Ping.class).rid());
        return peer;
    }

    private Peer aliceAgain() {
        Peer peer = server.accept();
        assertThat(peer.acceptLogin(ALICE, "node-2").credentials())
                .isEqualTo(new Credentials.ByToken("secret", Peer.ME));
        peer.send(new SyncEnd());
        held.awaitShown("on node-2");
        peer.reply(new Pong(0), peer.expect(Ping.class).rid());
        return peer;
    }

    @Test
    void who_is_logged_in_stays_so_in_the_next_face() throws Exception {
        aliceInsteadOfBob();
        held.press("/ui line" + ENTER);
        aliceAgain();
    }

    @Test
    void colours_change_in_the_face_that_there_is_and_stay_in_the_next() throws Exception {
        Peer peer = aliceInsteadOfBob();
        held.press("/theme none" + ENTER);
        held.awaitShown("theme = none");
        int before = held.raw().length();
        held.press("/theme" + ENTER);
        held.awaitShown("none (one of auto, light, dark, none)");
        held.press("/msg 2 hello" + ENTER);
        peer.ack(peer.expectSends("hello").get(0), 1);
        held.press("/ui line" + ENTER);
        aliceAgain();
        assertThat(held.raw().substring(before)).doesNotContain("\u001B[3", "\u001B[9");
        held.press("/theme dark" + ENTER);
        held.awaitShown("theme = dark");
        held.press("/nonsense" + ENTER);
        held.awaitShown("nonsense");
        assertThat(held.raw().substring(before)).containsPattern("\u001B\\[[39]");
    }

    @Test
    void who_has_logged_out_stays_so_in_the_next_face() throws Exception {
        Peer peer = aliceInsteadOfBob();
        held.press("/logout" + ENTER);
        peer.reply(new LogoutReply(), peer.expect(LogoutRequest.class).rid());
        held.awaitShown("Logged out.");
        held.press("/ui line" + ENTER);
        held.awaitShown("/register NAME makes an account");
    }

    @Test
    void another_server_is_for_who_the_settings_name() throws Exception {
        aliceInsteadOfBob();
        int asked = held.shown().length();
        try (ScriptedServer other = new ScriptedServer()) {
            held.press("/connect 127.0.0.1:" + other.config().port() + ENTER);
            held.awaitShownAfter(asked, "Password of bob: ");
            held.press(CTRL_C);
            held.awaitShownAfter(asked, "Cancelled.");
        }
    }

    @Test
    void mistake_in_the_settings_is_told_and_the_former_hold() throws Exception {
        Peer peer = aliceInsteadOfBob();
        settings("nam = \"bob\"\n");
        held.press("/ui line" + ENTER);
        assertThat(peer.isClosedByClient()).isTrue();
        aliceAgain();
        held.awaitShown("The settings stay as they were: ");
    }

    @Test
    void messages_that_wait_for_the_server_that_is_left_are_told() throws Exception {
        Peer peer = aliceInsteadOfBob();
        held.press("/msg 2 hello" + ENTER);
        peer.expectSends("hello");
        try (ScriptedServer other = new ScriptedServer()) {
            held.press("/connect 127.0.0.1:" + other.config().port() + ENTER);
            held.awaitShown("1 message kept for 127.0.0.1:" + server.config().port());
            held.press(CTRL_C);
        }
    }

    @Test
    void next_face_waits_for_messages_that_are_stored_nowhere_until_it_is_broken_off() throws Exception {
        Files.createDirectories(home.resolve(".local/state/chatcluster"));
        Files.writeString(home.resolve(".local/state/chatcluster/outbox"), "not a directory");
        Peer peer = aliceInsteadOfBob();
        held.awaitShown("What is not sent when the program ends is lost");
        held.press("/msg 2 in time" + ENTER + "/ui line" + ENTER);
        SendRequest inTime = peer.expectSends("in time").get(0);
        held.awaitShown(">> /ui line");
        peer.ack(inTime, 1);
        Peer again = aliceAgain();
        assertThat(held.shown()).doesNotContain("without an outcome");
        held.press("/msg 2 too late" + ENTER);
        again.expectSends("too late");
        held.press("/ui plain" + ENTER);
        held.awaitShown(">> /ui plain");
        held.press(CTRL_C);
        held.awaitShown("1 message without an outcome, and lost if not sent");
    }
}
