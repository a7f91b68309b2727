package org.chatcluster.client.terminal.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.chatcluster.client.ChatMessage;
import org.chatcluster.client.terminal.model.People;
import org.chatcluster.client.terminal.text.Line;
import org.chatcluster.client.terminal.text.Marks;
import org.chatcluster.client.terminal.text.Span;
import org.chatcluster.client.terminal.text.Style;
import org.chatcluster.common.protocol.ChatAck;
import org.chatcluster.common.protocol.Target;
import org.chatcluster.common.protocol.UserName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MessageLinesTest {
    private static final UserName BOB = new UserName(2, "bob");
    private static final Target TO_BOB = new Target.User(2);
    private static final long NOON_MILLIS =
            Instant.parse("2026-03-01T12:00:00Z").toEpochMilli();

    private final People people = new People();
    private final MessageLines lines =
            new MessageLines(people, Clock.fixed(Instant.parse("2026-03-01T15:00:00Z"), ZoneOffset.UTC), Marks.SIGNS);

    @BeforeEach
    void know() {
        people.saw(BOB);
        people.joined(5, "team");
    }

    private static List<String> texts(List<Line> shown) {
        return shown.stream().map(Line::text).toList();
    }

    @Test
    void message_shows_time_sender_and_text() {
        assertThat(texts(lines.of(new ChatMessage(TO_BOB, BOB, "hi", 3, NOON_MILLIS, false, false))))
                .containsExactly("12:00 bob: hi");
    }

    @Test
    void message_of_another_day_shows_the_day() {
        assertThat(texts(lines.of(new ChatMessage(TO_BOB, BOB, "hi", 3, NOON_MILLIS - 86_400_000, false, false))))
                .containsExactly("2026-02-28 12:00 bob: hi");
    }

    @Test
    void message_of_a_group_shows_the_group() {
        assertThat(texts(lines.of(new ChatMessage(new Target.Group(5), BOB, "hi", 3, NOON_MILLIS, false, false))))
                .containsExactly("12:00 #team bob: hi");
    }

    @Test
    void own_message_shows_where_it_went_and_that_it_is_there() {
        assertThat(texts(
                        lines.of(new ChatMessage(TO_BOB, new UserName(1, "alice"), "hi", 3, NOON_MILLIS, false, true))))
                .containsExactly("12:00 alice → bob: hi ✓3");
        assertThat(texts(lines.sent("hi", new ChatAck(1, TO_BOB, 4, NOON_MILLIS, false))))
                .containsExactly("12:00 me → bob: hi ✓4");
    }

    @Test
    void further_lines_are_indented_so_that_none_can_pass_for_a_message() {
        assertThat(texts(
                        lines.of(new ChatMessage(TO_BOB, BOB, "one\n12:01 carol: fake", 3, NOON_MILLIS, false, false))))
                .containsExactly("12:00 bob: one", "    12:01 carol: fake");
    }

    @Test
    void nothing_of_a_message_can_command_the_terminal() {
        UserName hostile = new UserName(6, "ev\u001B[1mil");
        assertThat(texts(lines.of(new ChatMessage(
                        new Target.User(6), hostile, "\u001B]0;x\u0007", 1, NOON_MILLIS, false, false))))
                .containsExactly("12:00 ev\uFFFD[1mil: \uFFFD]0;x\uFFFD");
    }

    @Test
    void message_under_way_says_so() {
        assertThat(texts(lines.sending(TO_BOB, "hi"))).containsExactly("(sending…) bob: hi");
    }

    @Test
    void words_stand_for_signs_where_a_screen_is_read_aloud() {
        MessageLines words = new MessageLines(
                people, Clock.fixed(Instant.parse("2026-03-01T15:00:00Z"), ZoneOffset.UTC), Marks.WORDS);
        assertThat(texts(words.sent("hi", new ChatAck(1, TO_BOB, 4, NOON_MILLIS, false))))
                .containsExactly("12:00 me to bob: hi (sent 4)");
        assertThat(texts(words.sending(TO_BOB, "hi"))).containsExactly("(sending...) bob: hi");
        assertThat(words.refused(TO_BOB, "hi", "You are blocked.").text())
                .isEqualTo("not sent to bob: hi - You are blocked.");
        assertThat(Marks.WORDS.rule("3 messages")).isEqualTo("3 messages");
    }

    @Test
    void address_in_a_message_is_a_link() {
        List<Line> shown =
                lines.of(new ChatMessage(TO_BOB, BOB, "see https://a.example/x.", 3, NOON_MILLIS, false, false));
        assertThat(shown.get(0).spans()).contains(new Span(Style.LINK, "https://a.example/x"));
    }
}
