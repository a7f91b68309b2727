package org.chatcluster.client.terminal.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chatcluster.client.terminal.text.Line;
import org.chatcluster.client.terminal.text.Marks;
import org.junit.jupiter.api.Test;

class SwitcherTest {
    private static List<String> lines(Marks marks) {
        Switcher switcher = new Switcher(new RecordedActions().choices(), marks);
        switcher.type("o");
        return switcher.lines(5).stream().map(Line::text).toList();
    }

    @Test
    void shows_the_letters_and_which_one_is_chosen() {
        assertThat(lines(Marks.SIGNS)).containsExactly("Go to: o▏", "▶ #ops", "  bobby");
    }

    @Test
    void has_no_signs_where_there_are_words_for_them() {
        assertThat(lines(Marks.WORDS)).containsExactly("Go to: o", "> #ops", "  bobby");
    }
}
