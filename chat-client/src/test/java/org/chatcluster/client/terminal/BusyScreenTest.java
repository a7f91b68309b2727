package org.chatcluster.client.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.chatcluster.client.Peer;
import org.chatcluster.client.ScriptedServer;
import org.chatcluster.client.terminal.command.FixedSurroundings;
import org.chatcluster.client.terminal.command.SecretSource;
import org.chatcluster.client.terminal.notify.Notifier;
import org.chatcluster.client.terminal.store.DraftStore;
import org.chatcluster.client.terminal.store.StateDirectory;
import org.chatcluster.client.terminal.store.TokenStore;
import org.chatcluster.client.terminal.text.Console;
import org.chatcluster.client.terminal.text.Line;
import org.chatcluster.client.terminal.text.Marks;
import org.chatcluster.client.terminal.view.Drafts;
import org.chatcluster.client.terminal.view.Place;
import org.chatcluster.common.protocol.Credentials;
import org.chatcluster.common.protocol.FindUserReply;
import org.chatcluster.common.protocol.FindUserRequest;
import org.chatcluster.common.protocol.GroupEvent;
import org.chatcluster.common.protocol.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who prints may have to wait for the screen. Keys, which hold the editor's lock, and the network do not print themselves. */
class BusyScreenTest {
    private static final int DEADLINE_SECONDS = 60;

    @TempDir
    Path home;

    private final ScriptedServer server = new ScriptedServer();
    private final BusyConsole console = new BusyConsole();
    private App app;

    /** Takes no lines while it is busy. */
    private static final class BusyConsole implements Console {
        private final List<String> shown = new CopyOnWriteArrayList<>();
        private final CountDownLatch freed = new CountDownLatch(1);
        private volatile boolean busy;

        @Override
        public void print(List<Line> lines) {
            if (busy) {
                await();
            }
            lines.forEach(line -> shown.add(line.text()));
        }

        private void await() {
            try {
                freed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void flush() {
            // Nothing is kept back.
        }

        void awaitShown(String text) {
            Awaitility.await(text)
                    .untilAsserted(() -> assertThat(shown)
                            .anySatisfy(line -> assertThat(line).contains(text)));
        }
    }

    @BeforeEach
    void begin() {
        TokenStore tokens = new TokenStore(StateDirectory.of(Map.of(), home), server.config(), Clock.systemUTC());
        SecretSource secrets = new SecretSource() {
            @Override
            public String ask(String prompt) {
                throw new UnsupportedOperationException(prompt);
            }

            @Override
            public boolean isTyped() {
                return true;
            }
        };
        app = App.of(new App.Face(
                server.config(),
                new App.Output(console, Marks.SIGNS, App.lines(console, 0), Notifier.silent()),
                new App.Login(secrets, tokens, null, Place.unseen()),
                FixedSurroundings.of("test", () -> "a test", Map.of()),
                () -> {}));
        app.model().desk().turnTo(Peer.BOB);
    }

    @AfterEach
    void end() {
        console.freed.countDown();
        app.close();
        server.close();
    }

    private static void press(Runnable key) throws Exception {
        CompletableFuture.runAsync(key).get(DEADLINE_SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void page_up_does_not_wait_for_it() throws Exception {
        LinePages pages = new LinePages(app, console);
        console.busy = true;
        press(pages::pageUp);
        console.freed.countDown();
        console.awaitShown("(loading…)");
        console.awaitShown("no older messages of user 2");
    }

    @Test
    void key_to_the_new_messages_does_not_wait_for_it() throws Exception {
        LinePages pages = new LinePages(app, console);
        console.busy = true;
        press(pages::toNew);
        console.freed.countDown();
        console.awaitShown("What you type goes to user 2.");
    }

    @Test
    void forgetting_a_refused_message_does_not_wait_for_it() throws Exception {
        Drafts drafts = new Drafts(
                app.model(), new DraftStore(StateDirectory.of(Map.of(), home), server.config()), app.timer(), console);
        PersonActions actions = new PersonActions(app, drafts, () -> {});
        app.talk().underway().send(app.client(), Peer.BOB, "hello");
        console.awaitShown("not sent to user 2: hello");
        console.busy = true;
        press(actions::dismiss);
        console.freed.countDown();
        console.awaitShown("forgotten: hello");
    }

    @Test
    void network_goes_on_while_a_line_about_somebody_unknown_waits_for_it() throws Exception {
        var login = app.client().login(new Credentials.ByName("alice", "correct horse"));
        Peer peer = server.accept();
        peer.acceptLogin();
        var unused = login.get(DEADLINE_SECONDS, TimeUnit.SECONDS);
        console.awaitShown("Logged in as alice");
        console.busy = true;
        peer.send(new GroupEvent(7, GroupEvent.Kind.JOIN, 5, 5));
        peer.reply(
                new FindUserReply(5, "eve", State.ONLINE),
                peer.expect(FindUserRequest.class).rid());
        Awaitility.await().until(() -> app.model().people().findName(5).isPresent());
        app.talk().underway().send(app.client(), Peer.BOB, "hello");
        assertThat(peer.expectSends("hello")).hasSize(1);
        console.freed.countDown();
        console.awaitShown("eve has joined #7");
    }
}
