package org.chatcluster.client.terminal.screen;

import static org.assertj.core.api.Assertions.assertThat;

import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;

class InputPanelTest {
    private static String draw(String text, int cursor, int columns) {
        return draw(InputPanel.of(new Cells(null), new AttributedString("> "), text, cursor, columns));
    }

    private static String draw(InputPanel panel) {
        StringBuilder out = new StringBuilder();
        panel.rows().forEach(row -> out.append(row).append('|'));
        return out.append(panel.cursorRow())
                .append(',')
                .append(panel.cursorColumn())
                .toString();
    }

    @Test
    void cursor_stands_in_the_text() {
        assertThat(draw("abc", 1, 10)).isEqualTo("> abc|0,3");
        assertThat(draw("你好", 1, 10)).isEqualTo("> 你好|0,4");
    }

    @Test
    void long_line_goes_on_in_the_next_row() {
        assertThat(draw("abcdef", 6, 5)).isEqualTo("> abc|def|1,3");
        assertThat(draw("abc", 3, 5)).isEqualTo("> abc||1,0");
        assertThat(draw("ab你", 2, 5)).isEqualTo("> ab|你|0,4");
    }

    @Test
    void line_ends_begin_rows() {
        assertThat(draw("a\nb\n", 4, 10)).isEqualTo("> a|b||2,0");
        assertThat(draw("a\n\nb", 2, 10)).isEqualTo("> a||b|1,0");
    }

    @Test
    void controls_are_seen_and_move_nothing() {
        assertThat(draw("a\tb\033c", 5, 10)).isEqualTo("> a b␛c|0,7");
    }

    @Test
    void shows_what_is_around_the_cursor() {
        InputPanel panel = InputPanel.of(new Cells(null), AttributedString.EMPTY, "1\n2\n3\n4\n5", 4, 10);
        assertThat(draw(panel.around(3))).isEqualTo("2|3|4|1,0");
        assertThat(draw(panel.around(1))).isEqualTo("3|0,0");
    }
}
