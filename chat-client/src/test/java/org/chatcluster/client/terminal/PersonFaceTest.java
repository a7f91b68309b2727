package org.chatcluster.client.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chatcluster.client.terminal.HeldTerminal.CTRL_C;
import static org.chatcluster.client.terminal.HeldTerminal.CTRL_D;
import static org.chatcluster.client.terminal.HeldTerminal.ENTER;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.chatcluster.client.Peer;
import org.chatcluster.client.ScriptedServer;
import org.chatcluster.client.terminal.config.Loaded;
import org.chatcluster.client.terminal.config.Setting;
import org.chatcluster.client.terminal.config.Settings;
import org.chatcluster.client.terminal.editor.KeyTable;
import org.chatcluster.client.terminal.notify.Call;
import org.chatcluster.client.terminal.store.DraftStore;
import org.chatcluster.client.terminal.store.StateDirectory;
import org.chatcluster.client.terminal.text.Look;
import org.chatcluster.client.terminal.text.Marks;
import org.chatcluster.client.terminal.text.Themes;
import org.chatcluster.common.protocol.ChatPush;
import org.chatcluster.common.protocol.ConversationInfo;
import org.chatcluster.common.protocol.Credentials;
import org.chatcluster.common.protocol.ErrorCode;
import org.chatcluster.common.protocol.FindUserReply;
import org.chatcluster.common.protocol.FindUserRequest;
import org.chatcluster.common.protocol.GroupUsersRequest;
import org.chatcluster.common.protocol.LogoutReply;
import org.chatcluster.common.protocol.LogoutRequest;
import org.chatcluster.common.protocol.ReadRequest;
import org.chatcluster.common.protocol.ReceivedRequest;
import org.chatcluster.common.protocol.SendRequest;
import org.chatcluster.common.protocol.State;
import org.chatcluster.common.protocol.SyncEnd;
import org.chatcluster.common.protocol.Target;
import org.chatcluster.common.protocol.UserName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The prompt on a terminal whose other end the test holds. */
class PersonFaceTest {
    /** F2. */
    private static final String MEMBERS = "\u001BOQ";

    private static final String F9 = "\u001B[20~";

    @TempDir
    Path home;

    private final ScriptedServer server = new ScriptedServer();
    private final CompletableFuture<Optional<Wish>> running = new CompletableFuture<>();

    private Set<Thread> before = Set.of();
    private HeldTerminal held;
    private LineSight sight;

    @BeforeEach
    void start() throws IOException {
        before = Thread.getAllStackTraces().keySet();
        held = new HeldTerminal();
        sight = new LineSight(held.terminal(), new Look(Themes.DARK, Marks.SIGNS), KeyTable.defaults());
        PersonFace face = new PersonFace(
                held.terminal(),
                new Colours(held.terminal(), Map.of()),
                StateDirectory.of(Map.of(), home),
                sight,
                situation());
        Thread person = new Thread(() -> {
            try {
                running.complete(face.run());
            } catch (Exception e) {
                running.completeExceptionally(e);
            }
        });
        person.setDaemon(true);
        person.start();
    }

    private Situation situation() {
        Settings settings = new Settings(Map.of(Setting.NOTIFY, Call.OFF), Map.of());
        Loaded loaded = new Loaded(settings, Map.of(), Map.of(), home.resolve("config.toml"), "");
        return new Situation(Wish.of(settings).with(server.config()), loaded, KeyTable.defaults());
    }

    @AfterEach
    void end() throws Exception {
        held.hangUp();
        server.close();
        running.get(60, TimeUnit.SECONDS);
    }

    private void press(String typed) throws IOException {
        held.press(typed);
    }

    private void awaitShown(String text) {
        held.awaitShown(text);
    }

    private Peer loggedIn() throws IOException {
        Peer peer = server.accept();
        awaitShown("/register NAME makes an account");
        press("/login alice" + ENTER);
        awaitShown("Password of alice: ");
        press("correct horse" + ENTER);
        assertThat(peer.acceptLogin().credentials()).isEqualTo(new Credentials.ByName("alice", "correct horse"));
        peer.send(new SyncEnd());
        awaitShown("Logged in as alice");
        return peer;
    }

    private void turnToBob(Peer peer) throws IOException {
        press("/to bob" + ENTER);
        peer.reply(
                new FindUserReply(2, "bob", State.ONLINE),
                peer.expect(FindUserRequest.class).rid());
        awaitShown("What you type goes to bob.");
    }

    @Test
    void command_of_several_lines_is_told_on_one() throws Exception {
        loggedIn();
        press("\u001B[200~/etc/passwd is\rbroken\u001B[201~" + ENTER);
        awaitShown("> /etc/passwd is broken");
    }

    @Test
    void names_those_who_have_written_though_they_are_no_friends() throws Exception {
        Peer peer = server.accept();
        awaitShown("/register NAME makes an account");
        press("/login alice" + ENTER);
        awaitShown("Password of alice: ");
        press("correct horse" + ENTER);
        peer.acceptLogin(new ConversationInfo(new Target.User(9), 5, 5, 5));
        peer.reply(
                new FindUserReply(9, "zoe", State.OFFLINE),
                peer.expect(FindUserRequest.class).rid());
        peer.send(new SyncEnd());
        awaitShown("Logged in as alice");
        press("\u001B1");
        awaitShown("What you type goes to zoe.");
    }

    @Test
    void password_is_neither_shown_nor_remembered() throws Exception {
        loggedIn();
        press(CTRL_D);
        assertThat(running.get(60, TimeUnit.SECONDS)).isEmpty();
        assertThat(held.shown()).doesNotContain("correct horse").contains("*************");
        assertThat(Files.readString(home.resolve(".local/state/chatcluster/history")))
                .contains("/login alice")
                .doesNotContain("correct");
    }

    @Test
    void message_comes_above_the_line_that_is_typed_and_leaves_it_whole() throws Exception {
        Peer peer = loggedIn();
        turnToBob(peer);
        press("half a li");
        peer.push(1);
        awaitShown("bob: bob 1");
        assertThat(peer.expect(ReadRequest.class).request()).isEqualTo(new ReadRequest(Peer.BOB, 1));
        press("ne" + ENTER);
        peer.ack(peer.expectSends("half a line").get(0), 2);
        awaitShown("alice → bob: half a line");
    }

    @Test
    void interrupt_throws_the_line_away_and_keeps_the_program() throws Exception {
        Peer peer = loggedIn();
        press("/msg 2 never mind");
        awaitShown("never mind");
        int before = held.shown().length();
        press(CTRL_C);
        // The next prompt; what is typed before it may still belong to the line that is thrown away.
        held.awaitShownAfter(before, "> ");
        press("/msg 2 this" + ENTER);
        peer.ack(peer.expectSends("this").get(0), 1);
        awaitShown("this ✓1");
    }

    @Test
    void tab_completes_commands() throws Exception {
        Peer peer = loggedIn();
        press("/stat\t");
        awaitShown("/status");
        press(ENTER);
        awaitShown("online, alice (1) on node-1");
        assertThat(peer.isQuietFor(50)).isTrue();
    }

    @Test
    void end_of_input_confirms_what_was_shown_and_ends_the_program() throws Exception {
        Peer peer = loggedIn();
        peer.push(1);
        awaitShown("bob: bob 1");
        press(CTRL_D);
        assertThat(running.get(60, TimeUnit.SECONDS)).isEmpty();
        assertThat(peer.expect(ReceivedRequest.class).request()).isEqualTo(new ReceivedRequest(Peer.BOB, 1));
        assertThat(peer.isClosedByClient()).isTrue();
    }

    @Test
    void nothing_from_the_network_reaches_the_terminal_as_a_command() throws Exception {
        Peer peer = loggedIn();
        peer.send(new ChatPush(
                new UserName(2, "b\u001B[31mob"),
                new Target.User(Peer.ME),
                "\u001B]0;owned\u0007\u009B2J",
                1,
                Peer.TIME,
                false));
        awaitShown("owned");
        String raw = held.raw();
        assertThat(raw).doesNotContain("\u001B]0;", "\u001B[31m", "\u009B", "\u0007");
    }

    @Test
    void leaves_no_thread_behind_for_the_next_face() throws Exception {
        loggedIn();
        press(CTRL_D);
        assertThat(running.get(60, TimeUnit.SECONDS)).isEmpty();
        sight.close();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> !before.contains(thread))
                        .noneMatch(thread -> thread.getName().startsWith("chat-")));
    }

    @Test
    void another_account_begins_with_nothing_of_the_one_before() throws Exception {
        Peer peer = loggedIn();
        turnToBob(peer);
        peer.bye(ErrorCode.TAKEN_OVER, false, -1);
        awaitShown("logged in somewhere else");
        press("/login carol" + ENTER);
        awaitShown("Password of carol: ");
        press("correct horse" + ENTER);
        server.accept().acceptLogin(new UserName(3, "carol"), "node-1");
        awaitShown("Logged in as carol");
        press("for whom" + ENTER);
        awaitShown("To whom?");
    }

    @Test
    void conversation_and_drafts_come_back_when_the_account_logs_in_again() throws Exception {
        Peer peer = loggedIn();
        turnToBob(peer);
        press("/logout" + ENTER);
        peer.reply(new LogoutReply(), peer.expect(LogoutRequest.class).rid());
        awaitShown("Logged out.");
        press("/login alice" + ENTER + "correct horse" + ENTER);
        peer.acceptLogin();
        press("hello" + ENTER);
        assertThat(peer.expectSends("hello").get(0).target()).isEqualTo(Peer.BOB);
    }

    @Test
    void a_password_behind_the_name_is_not_remembered() throws Exception {
        server.accept();
        awaitShown("/register NAME makes an account");
        press("/login alice secret1" + ENTER + "/reg alice secret2" + ENTER);
        press("/lo alice secret3" + ENTER + "/LOGIN alice secret4" + ENTER + "/help" + ENTER + CTRL_D);
        assertThat(running.get(60, TimeUnit.SECONDS)).isEmpty();
        assertThat(Files.readString(home.resolve(".local/state/chatcluster/history")))
                .contains("/help")
                .doesNotContain("secret");
        assertThat(held.shown())
                .contains("Nothing belongs behind the name: the password is asked for.")
                .doesNotContain("\"secret");
    }

    @Test
    void refused_message_goes_out_again_under_its_number() throws Exception {
        assertThat(cidsOfBoth(ErrorCode.NOT_FRIENDS)).hasSize(1);
    }

    @Test
    void message_whose_number_is_taken_goes_out_again_under_another() throws Exception {
        assertThat(cidsOfBoth(ErrorCode.CID_REUSED)).hasSize(2);
    }

    /** The numbers of a message that is refused, and of the one that the person sends for it. */
    private Set<Long> cidsOfBoth(ErrorCode refusal) throws Exception {
        Peer peer = loggedIn();
        turnToBob(peer);
        press("hello" + ENTER);
        SendRequest first = peer.expectSends("hello").get(0);
        peer.refuse(first, refusal, -1);
        awaitShown("✗ not sent to bob: hello");
        press("\u001Br");
        SendRequest again = peer.expectSends("hello").get(0);
        peer.ack(again, 1);
        awaitShown("hello ✓1");
        return new HashSet<>(List.of(first.cid(), again.cid()));
    }

    @Test
    void what_is_typed_is_kept_on_disk_when_a_key_gives_a_line_that_leads_elsewhere() throws Exception {
        Peer peer = loggedIn();
        turnToBob(peer);
        press("/bind f9 /to #7" + ENTER);
        press("half a thought" + F9);
        awaitShown("What you type goes to #7.");
        held.hangUp();
        assertThat(running.get(60, TimeUnit.SECONDS)).isEmpty();
        DraftStore drafts = new DraftStore(StateDirectory.of(Map.of(), home), server.config());
        assertThat(drafts.load(1)).containsEntry("user.2", "half a thought");
    }

    @Test
    void members_key_lists_them_as_a_command_that_can_be_broken_off() throws Exception {
        Peer peer = loggedIn();
        press("/to #7" + ENTER);
        awaitShown("What you type goes to #7.");
        press("half a" + MEMBERS);
        assertThat(peer.expect(GroupUsersRequest.class).request().groupId()).isEqualTo(7);
        press(CTRL_C);
        awaitShown("Interrupted.");
        press(" thought" + ENTER);
        peer.ack(peer.expectSends("half a thought").get(0), 1);
    }
}
