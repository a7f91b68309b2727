package org.chatcluster.client.terminal.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.chatcluster.client.ChatClient;
import org.chatcluster.client.ChatMessage;
import org.chatcluster.client.Peer;
import org.chatcluster.client.terminal.model.Desk;
import org.chatcluster.client.terminal.model.People;
import org.chatcluster.client.terminal.model.ReadMarks;
import org.chatcluster.client.terminal.text.Console;
import org.chatcluster.client.terminal.text.Marks;
import org.chatcluster.client.terminal.text.PlainConsole;
import org.chatcluster.common.protocol.ConversationInfo;
import org.chatcluster.common.protocol.Target;
import org.chatcluster.common.protocol.UserName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LineFeedTest {
    private static final Target BOB = Peer.BOB;
    private static final Target CAROL = new Target.User(5);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Desk desk = new Desk();
    private final People people = new People();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final LineFeed feed = feed();

    private LineFeed feed() {
        Console console = new PlainConsole(
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(out, true, StandardCharsets.UTF_8));
        Supplier<ChatClient> none = () -> {
            throw new AssertionError("no client");
        };
        return new LineFeed(new LineFeed.Parts(
                console,
                people,
                desk,
                new ReadMarks(desk, timer, (conversation, seq) -> {}),
                new MessageLines(people, Clock.fixed(Instant.ofEpochMilli(Peer.TIME), ZoneOffset.UTC), Marks.SIGNS),
                new OlderMessages(none, desk, people, () -> {}),
                timer,
                3));
    }

    private static ChatMessage message(Target conversation, long seq) {
        UserName sender = conversation.equals(BOB) ? Peer.BOB_NAME : new UserName(5, "carol");
        return new ChatMessage(conversation, sender, "line " + seq, seq, Peer.TIME, false, false);
    }

    /** An earlier run has received five messages of bob that nobody read. */
    @BeforeEach
    void begin() {
        people.saw(Peer.BOB_NAME);
        desk.begin(List.of(new ConversationInfo(BOB, 5, 5, 0)));
        history(4, 5);
        history(1, 3);
    }

    private void history(long first, long last) {
        desk.shelf()
                .loaded(
                        BOB,
                        LongStream.rangeClosed(first, last)
                                .mapToObj(seq -> message(BOB, seq))
                                .toList(),
                        first > 1,
                        message -> false);
    }

    @AfterEach
    void end() {
        timer.shutdownNow();
    }

    private void come(Target conversation, long seq) {
        desk.arrived(message(conversation, seq), false);
        feed.message(message(conversation, seq));
    }

    /** The lines since the last call, without the time. */
    private List<String> printed() {
        String text = out.toString(StandardCharsets.UTF_8);
        out.reset();
        return text.lines()
                .map(line -> line.replaceFirst("^[0-9]+:[0-9]+ ", ""))
                .toList();
    }

    @Test
    void what_an_earlier_run_has_left_is_printed_although_something_newer_was_and_all_is_read_then() {
        desk.read(BOB, 2);
        come(BOB, 6);
        come(BOB, 7);
        desk.turnTo(BOB);
        assertThat(desk.takeRead(BOB)).isZero();
        assertThat(printed()).containsExactly("bob: line 6", "bob: line 7");
        feed.turned(BOB);
        assertThat(printed())
                .containsExactly(
                        "What you type goes to bob.",
                        "— new —",
                        "bob: line 3",
                        "bob: line 4",
                        "bob: line 5",
                        "— to here —");
        assertThat(desk.unread()).isEmpty();
        come(BOB, 8);
        feed.turned(BOB);
        assertThat(printed()).containsExactly("bob: line 8", "What you type goes to bob.");
    }

    @Test
    void person_who_is_in_a_conversation_from_the_start_on_sees_what_an_earlier_run_has_left() {
        desk.turnTo(BOB);
        feed.synced();
        await().untilAsserted(
                        () -> assertThat(out.toString(StandardCharsets.UTF_8)).contains("line 5"));
        assertThat(printed())
                .containsExactly(
                        "2 more are unread before these: /history 5",
                        "— new —",
                        "bob: line 3",
                        "bob: line 4",
                        "bob: line 5");
        assertThat(desk.takeRead(BOB)).isZero();

        feed.history(BOB, List.of(message(BOB, 1), message(BOB, 2)), false);
        assertThat(desk.unread()).isEmpty();
    }

    @Test
    void login_after_a_lost_connection_prints_nothing_again() throws Exception {
        desk.focus(false);
        desk.turnTo(BOB);
        feed.turned(BOB);
        come(BOB, 6);
        come(CAROL, 1);
        var unused = printed();
        feed.synced();
        timer.submit(() -> {}).get();
        assertThat(printed()).isEmpty();
    }

    @Test
    void turning_prints_all_that_is_unread_where_something_else_was_printed_last() {
        come(BOB, 6);
        come(CAROL, 1);
        desk.turnTo(BOB);
        feed.turned(BOB);
        assertThat(printed()).endsWith("— new —", "bob: line 4", "bob: line 5", "bob: line 6");
    }
}
