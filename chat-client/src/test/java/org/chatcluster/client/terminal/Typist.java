package org.chatcluster.client.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.awaitility.Awaitility;
import org.chatcluster.client.Peer;
import org.chatcluster.client.ScriptedServer;
import org.chatcluster.client.terminal.command.Completions;
import org.chatcluster.client.terminal.command.FixedSurroundings;
import org.chatcluster.client.terminal.command.SecretSource;
import org.chatcluster.client.terminal.command.Surroundings;
import org.chatcluster.client.terminal.command.UsageException;
import org.chatcluster.client.terminal.notify.Notifier;
import org.chatcluster.client.terminal.store.StateDirectory;
import org.chatcluster.client.terminal.store.TokenStore;
import org.chatcluster.client.terminal.text.Marks;
import org.chatcluster.client.terminal.text.PlainConsole;
import org.chatcluster.client.terminal.view.Place;
import org.chatcluster.common.protocol.ConversationInfo;
import org.chatcluster.common.protocol.Credentials;
import org.chatcluster.common.protocol.LoginReply;
import org.chatcluster.common.protocol.SyncEnd;

/** A person logged in as alice who types on a thread of their own, with a scripted server at the other end. */
final class Typist implements AutoCloseable {
    private final ScriptedServer server = new ScriptedServer();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final App app;
    private final Peer peer;
    private final Thread person;

    Typist(Path home, ConversationInfo... conversations) throws Exception {
        this(home, FixedSurroundings.of("test", () -> "a test", Map.of("state directory", home)), conversations);
    }

    Typist(Path home, Surroundings surroundings, ConversationInfo... conversations) throws Exception {
        TokenStore tokens = new TokenStore(StateDirectory.of(Map.of(), home), server.config(), Clock.systemUTC());
        PlainConsole console = new PlainConsole(
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8));
        app = App.of(new App.Face(
                server.config(),
                new App.Output(console, Marks.SIGNS, App.lines(console, 0), Notifier.silent()),
                new App.Login(new NoSecrets(), tokens, null, Place.unseen()),
                surroundings,
                () -> {}));
        var login = app.client().login(new Credentials.ByName("alice", "correct horse"));
        peer = server.accept();
        peer.acceptLogin(conversations);
        peer.send(new SyncEnd());
        LoginReply unused = login.get();
        person = new Thread(this::type);
        person.setDaemon(true);
        person.start();
        awaitShown("Logged in as alice");
    }

    private record NoSecrets() implements SecretSource {
        @Override
        public String ask(String prompt) {
            throw new UsageException(prompt);
        }

        @Override
        public boolean isTyped() {
            return true;
        }
    }

    private void type() {
        try {
            while (true) {
                app.shell().run(lines.take());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The next connection. */
    Peer accept() {
        return server.accept();
    }

    Peer peer() {
        return peer;
    }

    Completions completions() {
        return app.completions();
    }

    void type(String... typed) {
        lines.addAll(List.of(typed));
    }

    /** Ctrl-C. */
    void interrupt() {
        person.interrupt();
    }

    String shown() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String errors() {
        return err.toString(StandardCharsets.UTF_8);
    }

    void awaitShown(String text) {
        await(text, out);
    }

    void awaitError(String text) {
        await(text, err);
    }

    private static void await(String text, ByteArrayOutputStream where) {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(where.toString(StandardCharsets.UTF_8)).contains(text));
    }

    @Override
    public void close() {
        app.client().close();
        server.close();
    }
}
