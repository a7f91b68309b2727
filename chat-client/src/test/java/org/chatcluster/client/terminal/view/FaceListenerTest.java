package org.chatcluster.client.terminal.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.chatcluster.client.ChatClient;
import org.chatcluster.client.ClientConfig;
import org.chatcluster.client.NotConnectedException;
import org.chatcluster.client.Outgoing;
import org.chatcluster.client.Peer;
import org.chatcluster.client.Session;
import org.chatcluster.client.terminal.model.Model;
import org.chatcluster.client.terminal.notify.Notifier;
import org.chatcluster.client.terminal.store.StateDirectory;
import org.chatcluster.client.terminal.store.TokenStore;
import org.chatcluster.client.terminal.text.Console;
import org.chatcluster.client.terminal.text.Marks;
import org.chatcluster.client.terminal.text.PlainConsole;
import org.chatcluster.common.protocol.GroupEvent;
import org.chatcluster.common.protocol.LoginReply;
import org.chatcluster.common.protocol.SendRequest;
import org.chatcluster.common.protocol.Target;
import org.chatcluster.common.protocol.UserName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaceListenerTest {
    private static final UserName ALICE = new UserName(1, "alice");
    private static final UserName CAROL = new UserName(5, "carol");
    private static final Target OPS = new Target.Group(7);

    @TempDir
    private Path home;

    private final Model model = Model.empty();

    /** The conversation at each time when the prompt was told again. */
    private final List<Optional<Target>> prompts = new ArrayList<>();

    private final Place place = new Place() {
        @Override
        public void begun(int account) {
            model.desk().turnTo(OPS);
        }

        @Override
        public void renamed() {
            prompts.add(model.desk().current());
        }

        @Override
        public void leaving() {
            throw new AssertionError("nobody logs out");
        }
    };

    private FaceListener listener() {
        return listener(Place.unseen());
    }

    private FaceListener listener(Place shown) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Console console = new PlainConsole(nowhere, nowhere);
        Supplier<ChatClient> none = () -> {
            throw new AssertionError("no client");
        };
        Feed feed = new DeskFeed(
                model.desk(),
                new OlderMessages(none, model.desk(), model.people(), () -> {}),
                new MemberLists(none, model.people(), () -> {}, System::nanoTime),
                () -> {});
        EventLines events = new EventLines(console, feed, model, none, Runnable::run);
        return new FaceListener(
                model,
                new FaceListener.Face(console, feed, events, Marks.SIGNS, Notifier.silent(), shown),
                new TokenStore(
                        StateDirectory.of(Map.of(), home), ClientConfig.of("localhost", 6000), Clock.systemUTC()),
                Clock.systemUTC());
    }

    private static Session session(UserName user) {
        return new Session(
                new LoginReply(
                        user,
                        new LoginReply.Token("t", 1),
                        30_000,
                        "node-1",
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of()),
                null,
                0);
    }

    private static Outgoing outgoing() {
        return new Outgoing(new SendRequest(Peer.BOB, "of alice", 7), 5, false, new CompletableFuture<>());
    }

    @Test
    void what_an_account_has_not_sent_is_not_the_next_ones_even_after_a_logout() {
        FaceListener listener = listener();
        listener.loggedIn(session(ALICE));
        model.people().loggedOut();
        model.desk().clear();
        listener.notSent(outgoing(), new NotConnectedException("Logged out."));
        listener.loggedIn(session(CAROL));
        assertThat(model.desk().conversations()).isEmpty();
    }

    @Test
    void what_waits_for_the_account_that_was_tried_for_is_not_that_of_the_one_that_logs_in_instead() {
        FaceListener listener = listener();
        model.people().expect(ALICE);
        listener.queued(outgoing());
        listener.loggedIn(session(CAROL));
        assertThat(model.desk().conversations()).isEmpty();
    }

    @Test
    void what_is_not_sent_outlives_the_program_again_when_the_store_can_be_had() {
        FaceListener listener = listener();
        listener.notStored(new IOException("Another client has it."));
        assertThat(listener.stores()).isFalse();
        listener.storedAgain();
        assertThat(listener.stores()).isTrue();
    }

    @Test
    void prompt_leaves_a_group_that_was_left_while_nobody_was_here() {
        listener(place).loggedIn(session(ALICE));
        assertThat(prompts).containsExactly(Optional.empty());
    }

    @Test
    void prompt_leaves_a_group_that_this_account_is_put_out_of() {
        model.people().expect(ALICE);
        model.desk().turnTo(OPS);
        listener(place).groupEvent(new GroupEvent(7, GroupEvent.Kind.KICK, ALICE.id(), CAROL.id()));
        assertThat(prompts).containsExactly(Optional.empty());
    }

    @Test
    void account_that_comes_again_finds_what_it_had() {
        FaceListener listener = listener();
        listener.loggedIn(session(ALICE));
        listener.notSent(outgoing(), new NotConnectedException("Not sent."));
        listener.loggedIn(session(ALICE));
        assertThat(model.desk().conversations()).hasSize(1);
    }
}
