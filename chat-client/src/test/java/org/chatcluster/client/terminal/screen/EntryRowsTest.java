package org.chatcluster.client.terminal.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.chatcluster.client.terminal.model.Entry.Message;
import org.chatcluster.client.terminal.model.Fate;
import org.chatcluster.client.terminal.model.Timeline;
import org.chatcluster.client.terminal.text.Themes;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;

class EntryRowsTest {
    private final EntryRows rows = new EntryRows(new Cells(null), Themes.PLAIN, ZoneOffset.UTC, "(alt-r)");

    private List<String> draw(Message message, int columns) {
        return rows.message(message, columns).stream()
                .map(AttributedString::toString)
                .toList();
    }

    private static Message own(Fate fate, String reason) {
        return FakeModel.message("me", "text", 1, fate, reason);
    }

    @Test
    void text_stands_beside_time_and_name() {
        assertThat(draw(FakeModel.message("bob", "one two three four five six seven", 0, Fate.COMMITTED, ""), 50))
                .containsExactly("10:00          bob one two three four five six", "                   seven");
    }

    @Test
    void lines_of_a_message_stay_lines() {
        assertThat(draw(FakeModel.message("bob", "one\n  two\n", 0, Fate.COMMITTED, ""), 50))
                .containsExactly("10:00          bob one", "                     two", "                   ");
    }

    @Test
    void narrow_screen_has_no_column_of_names() {
        assertThat(draw(FakeModel.message("bob", "one two three four", 0, Fate.COMMITTED, ""), 20))
                .containsExactly("10:00 bob: one two", "  three four");
    }

    @Test
    void long_name_is_cut() {
        assertThat(draw(FakeModel.message("柏林的柏林的柏林的", "x", 0, Fate.COMMITTED, ""), 50))
                .containsExactly("10:00 柏林的柏林…  x");
    }

    @Test
    void own_messages_tell_their_fate() {
        assertThat(draw(own(Fate.QUEUED, ""), 50)).singleElement().asString().endsWith("text …");
        assertThat(draw(own(Fate.COMMITTED, ""), 50)).singleElement().asString().endsWith("text ✓");
        assertThat(draw(own(Fate.READ, ""), 50)).singleElement().asString().endsWith("text ✓✓");
        assertThat(draw(own(Fate.REFUSED, "not a member"), 60))
                .containsExactly("10:01           me text", "                   ✗ not sent: not a member (alt-r)");
    }

    @Test
    void action_tells_who_does_it() {
        Message message = FakeModel.message("bob", "/me waves\nand goes", 0, Fate.COMMITTED, "");
        assertThat(draw(message, 50)).containsExactly("10:00            * bob waves", "                   and goes");
        assertThat(draw(message, 20)).containsExactly("10:00 * bob waves", "  and goes");
    }

    @Test
    void hostile_text_reaches_no_row() {
        String evil = "\033[2J\u202Eabc\u0007\nx\rDONE";
        Message message = FakeModel.message("b\033ob", evil, 0, Fate.REFUSED, "\033]0;x\007");
        assertThat(String.join("", draw(message, 50))).doesNotContain("\033", "\u202E", "\u0007", "\r");
    }

    @Test
    void rules_fill_the_row() {
        assertThat(rows.day(LocalDate.of(2026, 11, 28), 50))
                .hasToString("╌╌╌╌╌╌ Saturday, 28 November 2026 ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌");
        assertThat(rows.newMessages(8)).hasToString(" new me…");
        assertThat(rows.before(new Timeline(List.of(), Timeline.NO_LINE, true, true), 40))
                .singleElement()
                .asString()
                .contains("loading");
        assertThat(rows.before(new Timeline(List.of(), Timeline.NO_LINE, false, false), 40))
                .isEmpty();
    }
}
