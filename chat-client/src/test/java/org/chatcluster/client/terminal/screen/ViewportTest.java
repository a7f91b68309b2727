package org.chatcluster.client.terminal.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.chatcluster.client.terminal.model.Entry.Notice;
import org.chatcluster.client.terminal.model.Timeline;
import org.chatcluster.client.terminal.text.Line;
import org.chatcluster.client.terminal.text.Theme;
import org.chatcluster.client.terminal.text.Themes;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;

class ViewportTest {
    private static final int HEIGHT = 5;

    private final Viewport viewport = new Viewport();
    private final FakeModel model = new FakeModel().startAt(101).say(20);
    private int columns = 60;

    private Blocks blocks() {
        Cells cells = new Cells(null);
        Theme theme = Themes.PLAIN;
        return new Blocks(model.timeline(), columns, new EntryRows(cells, theme, ZoneOffset.UTC, ""), true);
    }

    private Viewport.Window window() {
        return viewport.show(blocks(), HEIGHT);
    }

    /** The last word of each row. */
    private String shown() {
        return window().rows().stream()
                .map(AttributedString::toString)
                .map(row -> row.strip().replaceAll("[╌ ]+$", ""))
                .map(row -> row.substring(row.lastIndexOf(' ') + 1))
                .collect(Collectors.joining(" "));
    }

    @Test
    void shows_the_end_and_follows_it() {
        assertThat(shown()).isEqualTo("116 117 118 119 120");
        model.say(1);
        assertThat(shown()).isEqualTo("117 118 119 120 121");
        assertThat(window().below()).isEqualTo(Viewport.Below.NOTHING);
    }

    @Test
    void pages_keep_a_row_in_common() {
        assertThat(viewport.pageUp(blocks(), HEIGHT)).isFalse();
        assertThat(shown()).isEqualTo("112 113 114 115 116");
        viewport.pageUp(blocks(), HEIGHT);
        assertThat(shown()).isEqualTo("108 109 110 111 112");
        viewport.pageDown(blocks(), HEIGHT);
        assertThat(shown()).isEqualTo("112 113 114 115 116");
        viewport.pageDown(blocks(), HEIGHT);
        assertThat(window().below().scrolled()).isFalse();
    }

    @Test
    void stays_where_it_is_when_messages_come() {
        viewport.pageUp(blocks(), HEIGHT);
        model.say(3);
        assertThat(shown()).isEqualTo("112 113 114 115 116");
        assertThat(window().below()).isEqualTo(new Viewport.Below(true, 7, 3));
        viewport.toEnd();
        assertThat(shown()).isEqualTo("119 120 121 122 123");
    }

    @Test
    void stays_where_it_is_when_older_ones_are_loaded() {
        while (!viewport.pageUp(blocks(), HEIGHT)) {
            assertThat(window().seq()).isPositive();
        }
        assertThat(shown()).isEqualTo("messages 2026 101 102 103");
        model.loadOlder(FakeModel.OPS);
        assertThat(shown()).isEqualTo("… 2026 101 102 103");
        model.loaded(50);
        assertThat(shown()).isEqualTo("99 100 101 102 103");
    }

    @Test
    void stays_where_it_is_when_rows_become_longer() {
        viewport.pageUp(blocks(), HEIGHT);
        columns = 20;
        assertThat(shown()).startsWith("message 112 message 113");
    }

    @Test
    void start_is_reached_at_once_where_all_is_shown() {
        FakeModel few = new FakeModel().startAt(101).say(1);
        Blocks blocks =
                new Blocks(few.timeline(), 60, new EntryRows(new Cells(null), Themes.PLAIN, ZoneOffset.UTC, ""), true);
        assertThat(viewport.pageUp(blocks, HEIGHT)).isTrue();
        assertThat(viewport.show(blocks, HEIGHT).below().scrolled()).isFalse();
    }

    @Test
    void goes_to_the_line_above_new_messages() {
        model.newAfter(105);
        assertThat(viewport.toNew(blocks(), HEIGHT)).isTrue();
        assertThat(shown()).isEqualTo("messages 106 107 108 109");
    }

    @Test
    void tells_when_the_new_messages_are_not_loaded() {
        model.newAfter(90);
        assertThat(viewport.toNew(blocks(), HEIGHT)).isFalse();
        model.newAfter(Timeline.NO_LINE);
        assertThat(viewport.toNew(blocks(), HEIGHT)).isTrue();
    }

    @Test
    void tells_the_newest_message_that_is_whole_on_the_screen() {
        assertThat(window().seq()).isEqualTo(120);
        viewport.pageUp(blocks(), HEIGHT);
        assertThat(window().seq()).isEqualTo(116);
        model.say("alice", "1\n2\n3\n4\n5\n6\n7").newAfter(120);
        viewport.toNew(blocks(), HEIGHT);
        assertThat(window().seq()).isZero();
        viewport.toEnd();
        assertThat(window().seq()).isEqualTo(121);
    }

    @Test
    void notices_scroll_too() {
        model.put(new Notice(Line.note("a"))).put(new Notice(Line.note("b"))).put(new Notice(Line.note("c")));
        assertThat(shown()).isEqualTo("119 120 a b c");
        viewport.pageUp(blocks(), HEIGHT);
        assertThat(shown()).isEqualTo("115 116 117 118 119");
    }

    @Test
    void more_notices_than_a_screen_scroll_by_the_message_above_them() {
        for (char c = 'a'; c <= 'l'; c++) {
            model.put(new Notice(Line.note(String.valueOf(c))));
        }
        assertThat(shown()).isEqualTo("h i j k l");
        viewport.pageUp(blocks(), HEIGHT);
        assertThat(shown()).isEqualTo("d e f g h");
        assertThat(window().below()).isEqualTo(new Viewport.Below(true, 0, 0));
        model.say(1);
        assertThat(shown()).isEqualTo("d e f g h");
        assertThat(window().below()).isEqualTo(new Viewport.Below(true, 1, 1));
        viewport.pageUp(blocks(), HEIGHT);
        assertThat(shown()).isEqualTo("120 a b c d");
    }

    @Test
    void notices_without_any_message_scroll_too() {
        FakeModel notices = new FakeModel();
        for (char c = 'a'; c <= 'l'; c++) {
            notices.put(new Notice(Line.note(String.valueOf(c))));
        }
        Blocks blocks = new Blocks(
                notices.timeline(), 60, new EntryRows(new Cells(null), Themes.PLAIN, ZoneOffset.UTC, ""), false);
        viewport.pageUp(blocks, HEIGHT);
        assertThat(viewport.show(blocks, HEIGHT).rows())
                .extracting(row -> row.toString().strip())
                .containsExactly("d", "e", "f", "g", "h");
        viewport.pageUp(blocks, HEIGHT);
        assertThat(viewport.pageUp(blocks, HEIGHT)).isTrue();
        assertThat(viewport.show(blocks, HEIGHT).rows().get(0).toString().strip())
                .isEqualTo("a");
    }

    @Test
    void shows_nothing_of_nothing() {
        Blocks empty = new Blocks(
                new FakeModel().timeline(), 1, new EntryRows(new Cells(null), Themes.PLAIN, ZoneOffset.UTC, ""), true);
        viewport.pageUp(empty, 1);
        viewport.pageDown(empty, 0);
        assertThat(viewport.show(empty, 0).rows()).isEqualTo(List.of());
    }
}
