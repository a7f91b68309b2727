package org.chatcluster.client.terminal.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatcluster.client.terminal.editor.VirtualScreen.ESC;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.chatcluster.client.terminal.editor.KeyTable;
import org.chatcluster.client.terminal.editor.RecordedActions;
import org.chatcluster.client.terminal.editor.VirtualScreen;
import org.chatcluster.client.terminal.text.Look;
import org.chatcluster.client.terminal.text.Marks;
import org.chatcluster.client.terminal.text.Themes;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The screen as a person sees it. Each override of JLine's editor has a test here. */
class ScreenReaderTest {
    private static final String EMPTY_LINE = "\n#ops>";

    private final VirtualScreen screen = new VirtualScreen(80, 20);
    private final RecordedActions actions = new RecordedActions();
    private final FakeModel model = new FakeModel().say(30);
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final ScreenReader reader = reader();
    private final Thread typist = new Thread(this::readAll, "typist");

    private ScreenReader reader() {
        Look look = new Look(Themes.DARK, Marks.SIGNS);
        ScreenReader made =
                ScreenReader.of(screen.terminal(), actions, KeyTable.defaults(), look, model, ZoneOffset.UTC);
        made.setCompleter((r, line, candidates) ->
                IntStream.range(0, 300).forEach(i -> candidates.add(new Candidate("name" + i))));
        return made;
    }

    @BeforeEach
    void begin() {
        screen.terminal().writer().print("what was there before");
        screen.terminal().flush();
        screen.await("what was there before");
        reader.open();
        typist.start();
        screen.awaitEnd(EMPTY_LINE);
    }

    @AfterEach
    void end() throws InterruptedException {
        screen.type("\007\004");
        typist.join(60_000);
        reader.close();
        assertThat(typist.isAlive()).isFalse();
    }

    private void readAll() {
        while (true) {
            try {
                lines.add(reader.read(new AttributedString("#ops> "), ""));
            } catch (UserInterruptException e) {
                lines.add("<interrupted>");
            } catch (EndOfFileException e) {
                return;
            }
        }
    }

    private void awaitLine(String line) {
        Awaitility.await(line).untilAsserted(() -> assertThat(lines).contains(line));
    }

    @Test
    void redisplay_draws_the_whole_screen_with_the_line_at_its_end() {
        screen.type("hello");
        screen.await("\n#ops> hello");
        assertThat(screen.text())
                .startsWith(" 1●alice")
                .contains("message 30", "node-1 · 12 ms")
                .doesNotContain("before");
        assertThat(screen.cursor()).isEqualTo("11,19");
        actions.await("typed hello");
    }

    @Test
    void shows_other_colours_at_once() {
        screen.await("message 30");
        Awaitility.await("colours").until(screen::isColoured);
        reader.use(Themes.NONE);
        Awaitility.await("no colours").until(() -> !screen.isColoured());
        assertThat(screen.text()).contains("message 30").endsWith(EMPTY_LINE);
    }

    @Test
    void line_of_many_rows_pushes_the_rest_up() {
        screen.paste("1\n2\n3\n4\n5\n6\n7");
        screen.await("\n3\n4\n5\n6\n7");
        assertThat(screen.cursor()).isEqualTo("1,19");
    }

    @Test
    void print_above_becomes_a_part_of_the_screen() {
        screen.type("typed");
        screen.await("#ops> typed");
        reader.printAbove(ESC + "[31mprinted");
        screen.await("      printed");
        reader.printAbove(new AttributedString("this too"));
        screen.await("      this too");
        assertThat(screen.text()).endsWith("#ops> typed");
    }

    @Test
    void screen_stays_between_two_lines() {
        screen.type("sent\r");
        awaitLine("sent");
        screen.awaitEnd(EMPTY_LINE);
        assertThat(screen.text()).contains("message 30", "node-1").doesNotContain("sent");
        assertThat(screen.terminal().getAttributes().getLocalFlag(LocalFlag.ECHO))
                .isFalse();
    }

    @Test
    void interrupt_throws_the_line_away_and_leaves_the_screen() {
        screen.type("no");
        screen.await("#ops> no");
        screen.terminal().raise(Signal.INT);
        awaitLine("<interrupted>");
        screen.awaitEnd(EMPTY_LINE);
        assertThat(screen.text()).contains("message 30").doesNotContain("#ops> no");
    }

    @Test
    void clear_screen_and_continue_draw_all_of_it_again() {
        garbage();
        screen.type("\f");
        screen.awaitGone("garbage");
        screen.await("node-1");
        garbage();
        screen.terminal().raise(Signal.CONT);
        screen.awaitGone("garbage");
        screen.await("node-1");
    }

    @Test
    void interrupt_ends_a_question_too() {
        screen.type("\013");
        screen.await("Go to:");
        screen.terminal().raise(Signal.INT);
        awaitLine("<interrupted>");
        screen.awaitGone("Go to:");
        screen.type("next");
        screen.await("#ops> next");
    }

    private void garbage() {
        screen.terminal().writer().print(ESC + "[1;1Hgarbage");
        screen.terminal().flush();
        screen.await("garbage");
    }

    @Test
    void breaks_and_fresh_lines_print_nothing() {
        screen.type("abc");
        screen.awaitEnd("#ops> abc");
        screen.type("\007");
        screen.awaitEnd(EMPTY_LINE);
        String before = screen.text();
        reader.callWidget("fresh-line");
        reader.callWidget("clear");
        assertThat(screen.text()).isEqualTo(before);
    }

    @Test
    void follows_the_size_of_the_window_down_to_nothing_and_back() {
        screen.type("draft");
        screen.await("#ops> draft");
        screen.resize(50, 10);
        screen.await("#ops  who watches");
        assertThat(screen.text())
                .startsWith("#ops  who watches")
                .doesNotContain("alice   ")
                .endsWith("\n#ops> draft");
        for (int size = 9; size > 0; size--) {
            screen.resize(size, size);
        }
        screen.resize(120, 30);
        screen.await("2 members▏2 members");
        screen.awaitEnd("\n#ops> draft");
    }

    @Test
    void window_may_change_while_a_question_is_open() {
        screen.type("\013");
        screen.await("Go to:");
        screen.resize(30, 5);
        screen.resize(1, 1);
        screen.resize(90, 18);
        screen.await("▶ alice");
        screen.type("bby\r");
        actions.await("turn to bobby");
        screen.type("na\t");
        screen.await("#ops> name");
        screen.resize(20, 4);
        screen.resize(100, 20);
        screen.await("#ops> name");
    }

    @Test
    void choices_are_a_menu_above_the_line() {
        screen.type("na\t");
        screen.await("name1 ");
        screen.awaitEnd("#ops> name0");
        assertThat(screen.text()).contains("rows 1 to ");
        screen.type("\t");
        screen.await("#ops> name1");
        screen.type("\r\r");
        awaitLine("name1 ");
        screen.awaitEnd(EMPTY_LINE);
        assertThat(screen.text()).doesNotContain("rows 1 to");
    }

    @Test
    void keys_scroll_and_messages_do_not() {
        screen.type(ESC + "[5~");
        screen.await("scrolled, 14 below");
        model.say("bob", "after all");
        reader.changed();
        screen.await("▼ 1 new");
        assertThat(screen.text()).doesNotContain("after all");
        screen.type(ESC + "[1;3F");
        screen.await("after all");
    }

    @Test
    void flood_is_drawn_now_and_then_while_the_line_is_typed() {
        for (int i = 0; i < 2_000; i++) {
            model.say("bob", "flood " + i);
            reader.changed();
            if (i % 400 == 0) {
                screen.type("x");
            }
        }
        screen.await("flood 1999");
        screen.await("\n#ops> xxxxx");
    }

    @Test
    void gives_the_screen_back_as_it_was() {
        reader.close();
        screen.await("what was there before");
        assertThat(screen.text()).doesNotContain("message 30");
        String given = screen.text();
        reader.changed();
        screen.terminal().raise(Signal.WINCH);
        screen.terminal().raise(Signal.CONT);
        assertThat(screen.text()).isEqualTo(given);
    }

    @Test
    void gives_signals_back_to_who_had_them() throws InterruptedException {
        screen.type("\007\004");
        typist.join(5_000);
        reader.close();
        Terminal terminal = screen.terminal();
        List<Signal> heard = new ArrayList<>();
        ScreenReader second = reader();
        for (Signal signal : List.of(Signal.WINCH, Signal.CONT, Signal.TSTP)) {
            terminal.handle(signal, heard::add);
        }
        second.open();
        second.close();
        terminal.raise(Signal.WINCH);
        terminal.raise(Signal.CONT);
        terminal.raise(Signal.TSTP);
        assertThat(heard).containsExactly(Signal.WINCH, Signal.CONT, Signal.TSTP);
    }
}
