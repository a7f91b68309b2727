package org.chatcluster.client.terminal.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.chatcluster.client.terminal.model.Fate;
import org.chatcluster.client.terminal.text.Line;
import org.chatcluster.client.terminal.text.Theme;
import org.chatcluster.client.terminal.text.Themes;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;

class SceneTest {
    private final Cells cells = new Cells(null);
    private final Theme theme = Themes.DARK;
    private final FakeModel model = new FakeModel().startAt(101).say(30);
    private final Scene scene = new Scene(model, cells, theme, new EntryRows(cells, theme, ZoneOffset.UTC, ""));

    private static Input typed(String text) {
        return new Input(new AttributedString("#ops> "), text, text.length(), List.of());
    }

    private List<String> draw(Input input, int rows, int columns) {
        return scene.frame(input, rows, columns).rows().stream()
                .map(AttributedString::toString)
                .toList();
    }

    private String status() {
        return draw(typed(""), 20, 80).get(18);
    }

    @Test
    void puts_all_in_its_place() {
        Frame frame = scene.frame(typed("hi"), 8, 110);
        assertThat(frame.rows())
                .map(AttributedString::toString)
                .containsExactly(
                        " 1●alice             3▏#ops  who watches the nodes                              2 members▏2 members           ",
                        " 2 #ops               ▏12:06          bob message 126                                    ▏●alice         owner",
                        " 3○bob            @2 5▏12:07        alice message 127                                    ▏○bob                ",
                        "                      ▏12:08          bob message 128                                    ▏                    ",
                        "                      ▏12:09        alice message 129                                    ▏                    ",
                        "                      ▏12:10          bob message 130                                    ▏                    ",
                        " node-1 · 12 ms                                                                                   @2 8 unread ",
                        "#ops> hi" + " ".repeat(102));
        assertThat(frame.cursorRow()).isEqualTo(7);
        assertThat(frame.cursorColumn()).isEqualTo(8);
    }

    @Test
    void changes_its_colours_and_nothing_else() {
        scene.frame(typed("hi"), 8, 110);
        scene.pageUp();
        Frame dark = scene.frame(typed("hi"), 8, 110);
        scene.use(Themes.NONE);
        Frame none = scene.frame(typed("hi"), 8, 110);
        assertThat(none.rows())
                .map(AttributedString::toString)
                .isEqualTo(dark.rows().stream().map(AttributedString::toString).toList());
        assertThat(dark.rows()).anySatisfy(row -> assertThat(row.toAnsi()).contains("[3"));
        assertThat(none.rows()).noneSatisfy(row -> assertThat(row.toAnsi()).contains("[3"));
    }

    @Test
    void fills_screens_of_any_size_exactly() {
        model.say("柏林的柏林", "你好，世界 ".repeat(20)).put(FakeModel.message("me", "x\ny", 0, Fate.REFUSED, "no"));
        model.newAfter(120);
        Input input = new Input(
                new AttributedString("柏林> "), "typed 你好\nmore", 8, List.of(new AttributedString("a menu 你好")));
        for (int rows = 1; rows <= 26; rows++) {
            for (int columns = 1; columns <= 110; columns += rows % 3 + 1) {
                Frame frame = scene.frame(input, rows, columns);
                assertThat(frame.rows()).hasSize(rows);
                for (AttributedString row : frame.rows()) {
                    assertThat(cells.width(row)).isEqualTo(columns);
                }
                assertThat(frame.cursorRow()).isBetween(0, rows - 1);
                assertThat(frame.cursorColumn()).isBetween(0, columns - 1);
                scene.pageUp();
                scene.toNew();
            }
        }
    }

    @Test
    void asks_for_older_messages_at_the_start_once() {
        assertThat(status()).doesNotContain("scrolled");
        for (int i = 0; i < 5; i++) {
            scene.pageUp();
            assertThat(status()).contains("scrolled");
        }
        assertThat(model.notes()).containsOnlyOnce("load older");
        assertThat(draw(typed(""), 20, 80).get(1)).contains("loading older messages");
    }

    @Test
    void status_tells_of_new_messages_below() {
        draw(typed(""), 20, 80);
        scene.pageUp();
        model.say(3);
        assertThat(status()).contains("scrolled, 18 below ▼ 3 new");
        scene.toEnd();
        assertThat(status()).doesNotContain("scrolled");
    }

    @Test
    void status_tells_what_is_wrong() {
        model.state(Line.error("no connection, again in 3 s"));
        assertThat(status()).startsWith(" no connection, again in 3 s ").doesNotContain("node-1");
    }

    @Test
    void tells_what_can_be_read_when_it_changes() {
        draw(typed(""), 20, 80);
        draw(typed("x"), 20, 80);
        model.say(1);
        draw(typed("xy"), 20, 80);
        assertThat(model.notes()).containsExactly("on screen 114 to 130", "on screen 115 to 131");
    }

    @Test
    void begins_with_the_oldest_of_what_is_new_where_that_is_too_much_for_a_screen() {
        model.newAfter(104);
        List<String> rows = draw(typed(""), 20, 80);
        assertThat(rows.get(1)).contains("new messages");
        assertThat(rows.get(2)).contains("message 105");
        assertThat(status()).contains("scrolled, 10 below");
        scene.toEnd();
        assertThat(status()).doesNotContain("scrolled");
        assertThat(model.notes()).containsExactly("on screen 105 to 120", "on screen 1 to 130", "on screen 114 to 130");
    }

    @Test
    void going_to_the_end_passes_over_what_is_there_and_not_over_what_comes_later() {
        model.newAfter(104);
        draw(typed(""), 20, 80);
        scene.toEnd();
        draw(typed(""), 20, 80);
        model.say(300).newAfter(130);
        draw(typed(""), 20, 80);
        assertThat(model.notes()).contains("on screen 1 to 130").last().isEqualTo("on screen 131 to 146");
    }

    @Test
    void going_to_the_end_of_nothing_passes_over_nothing() {
        scene.toEnd();
        draw(typed(""), 20, 80);
        scene.toEnd();
        assertThat(model.notes()).containsExactly("on screen 114 to 130", "on screen 1 to 130");
    }

    @Test
    void begins_there_as_soon_as_it_is_loaded() {
        model.newAfter(95);
        assertThat(draw(typed(""), 20, 80).get(2)).contains("new messages");
        model.loaded(50);
        assertThat(draw(typed(""), 20, 80).get(2)).contains("message 96");
        scene.pageDown();
        assertThat(draw(typed(""), 20, 80).get(1)).contains("message 111");
    }

    @Test
    void stays_with_what_it_shows_when_a_few_are_new() {
        draw(typed(""), 20, 80);
        model.say(2).newAfter(130);
        assertThat(draw(typed(""), 20, 80).get(17)).contains("message 132");
        assertThat(status()).doesNotContain("scrolled");
    }

    @Test
    void line_that_is_read_leads_to_the_end_and_status_tells_what_is_unread_above() {
        model.newAfter(104).conversations(List.of(FakeModel.row(2, "#ops", Presence.NONE, 5, 0)));
        draw(typed(""), 20, 80);
        scene.lineRead();
        assertThat(draw(typed(""), 20, 80).get(17)).contains("message 130");
        assertThat(status()).contains("▲ 5 unread");
    }

    @Test
    void members_can_be_hidden() {
        assertThat(draw(typed(""), 20, 110).get(0)).endsWith("2 members           ");
        scene.toggleMembers(line -> {});
        assertThat(draw(typed(""), 20, 110).get(0)).endsWith("2 members").hasSize(110);
    }

    @Test
    void tells_whether_the_members_are_on_the_screen() {
        draw(typed(""), 20, 110);
        assertThat(model.showsMembers()).isTrue();
        draw(typed(""), 20, 99);
        assertThat(model.showsMembers()).isFalse();
        scene.toggleMembers(line -> {});
        draw(typed(""), 20, 99);
        assertThat(model.showsMembers()).isTrue();
        model.members(List.of());
        draw(typed(""), 20, 99);
        assertThat(model.showsMembers()).isFalse();
    }

    @Test
    void long_lists_keep_the_current_one_in_sight() {
        List<ListRow> rows = new ArrayList<>();
        List<MemberRow> members = new ArrayList<>();
        for (int i = 1; i <= 100; i++) {
            rows.add(new ListRow(
                    FakeModel.row(i == 70 ? 2 : i, "", Presence.NONE, 0, 0).conversation(), "c" + i, Presence.NONE));
            members.add(new MemberRow(7, "m" + i, Presence.ONLINE, ""));
        }
        rows.remove(1);
        model.conversations(rows).members(members);
        List<String> drawn = draw(typed(""), 12, 110);
        assertThat(drawn.get(5)).contains("c70");
        assertThat(drawn.get(0)).endsWith("100 members         ");
        assertThat(drawn.get(9)).contains("… 92 more");
    }

    @Test
    void menu_stands_above_the_status() {
        Input input =
                new Input(AttributedString.EMPTY, "", 0, List.of(new AttributedString("a"), new AttributedString("b")));
        List<String> drawn = draw(input, 12, 80);
        assertThat(drawn.get(8)).startsWith("a ");
        assertThat(drawn.get(9)).startsWith("b ");
        assertThat(drawn.get(10)).contains("node-1");
    }

    @Test
    void hostile_names_reach_no_row() {
        String evil = "a\033[2Jb\u202Ec";
        model.conversations(List.of(FakeModel.row(2, evil, Presence.ONLINE, 1, 1)))
                .members(List.of(new MemberRow(7, evil, Presence.ONLINE, evil)));
        assertThat(String.join("", draw(typed(""), 20, 110))).doesNotContain("\033", "\u202E");
    }

    @Test
    void numbers_of_conversations_are_written_alike_everywhere() {
        Locale usual = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG"));
        try {
            assertThat(draw(typed(""), 8, 80).get(0)).startsWith(" 1●alice");
        } finally {
            Locale.setDefault(usual);
        }
    }
}
