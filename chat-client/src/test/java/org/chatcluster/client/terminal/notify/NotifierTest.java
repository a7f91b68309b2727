package org.chatcluster.client.terminal.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.chatcluster.client.ChatMessage;
import org.chatcluster.common.protocol.Target;
import org.chatcluster.common.protocol.UserName;
import org.junit.jupiter.api.Test;

class NotifierTest {
    private static final Target BOB = new Target.User(2);
    private static final Target OPS = new Target.Group(7);

    private final List<String> sequences = new ArrayList<>();
    private final List<Reason> reasons = new ArrayList<>();
    private long nanos;

    private Notifier notifier(Call call) {
        return new Notifier(call, sequences::add, reasons::add, () -> nanos);
    }

    private static ChatMessage message(Target conversation, String text, boolean backlog, boolean own) {
        return new ChatMessage(conversation, new UserName(2, "bob"), text, 1, 0, backlog, own);
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }

    @Test
    void direct_message_rings_and_says_who_and_what() {
        notifier(Call.BOTH).message(message(BOB, "are you\nthere?", false, false), "bob", false, false);
        assertThat(sequences).containsExactly("\u001B]9; bob: are you there?\u001B\\\u0007");
        assertThat(reasons).containsExactly(new Reason("direct", "bob", "bob", "are you\nthere?"));
    }

    @Test
    void group_message_rings_only_when_it_mentions_the_person() {
        Notifier notifier = notifier(Call.OSC9);
        notifier.message(message(OPS, "hello all", false, false), "#ops", false, false);
        assertThat(sequences).isEmpty();
        notifier.message(message(OPS, "hello alice", false, false), "#ops", true, false);
        assertThat(sequences).containsExactly("\u001B]9; #ops bob: hello alice\u001B\\");
        assertThat(reasons).extracting(Reason::event).containsExactly("mention");
    }

    @Test
    void what_is_seen_and_what_is_their_own_calls_nobody() {
        Notifier notifier = notifier(Call.BELL);
        notifier.message(message(BOB, "seen", false, false), "bob", false, true);
        notifier.message(message(BOB, "own", false, true), "bob", true, false);
        assertThat(sequences).isEmpty();
        assertThat(reasons).isEmpty();
    }

    @Test
    void all_that_came_while_away_calls_once() {
        Notifier notifier = notifier(Call.BELL);
        for (int i = 0; i < 500; i++) {
            notifier.message(message(BOB, "m" + i, true, false), "bob", false, false);
        }
        assertThat(sequences).isEmpty();
        notifier.synced();
        notifier.synced();
        assertThat(sequences).containsExactly("\u0007");
        assertThat(reasons).containsExactly(new Reason("backlog", "", "", "500 messages while you were away"));
    }

    @Test
    void terminal_rings_once_a_second_at_most() {
        Notifier notifier = notifier(Call.BELL);
        for (int i = 0; i < 5; i++) {
            notifier.message(message(BOB, "m" + i, false, false), "bob", false, false);
            pass(Duration.ofMillis(300));
        }
        assertThat(sequences).hasSize(2);
        assertThat(reasons).hasSize(5);
    }

    @Test
    void off_sends_the_terminal_nothing() {
        notifier(Call.OFF).message(message(BOB, "hi", false, false), "bob", false, false);
        assertThat(sequences).isEmpty();
        assertThat(reasons).hasSize(1);
    }

    @Test
    void hostile_text_cannot_end_the_sequence_or_begin_another() {
        notifier(Call.OSC9)
                .message(
                        message(BOB, "a\u0007b\u001B\\c\u009C\u001B]52;c;x\u0007" + "👍".repeat(300), false, false),
                        "bob",
                        false,
                        false);
        String sequence = sequences.get(0);
        assertThat(sequence).startsWith("\u001B]9; bob: a").endsWith("\u001B\\").hasSizeLessThan(220);
        assertThat(sequence.substring(4, sequence.length() - 2).chars()).noneMatch(Character::isISOControl);
        assertThat(Character.isHighSurrogate(sequence.charAt(sequence.length() - 3)))
                .isFalse();
    }

    @Test
    void text_is_no_command_to_terminals_that_give_numbers_a_meaning() {
        notifier(Call.OSC9).message(message(BOB, "x", false, false), "4;1;50", false, false);
        assertThat(sequences.get(0)).startsWith("\u001B]9; 4;1;50 bob");
    }
}
