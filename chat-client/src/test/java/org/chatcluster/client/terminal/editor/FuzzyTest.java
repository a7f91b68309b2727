package org.chatcluster.client.terminal.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.chatcluster.client.terminal.text.Line;
import org.chatcluster.client.terminal.text.Style;
import org.chatcluster.common.protocol.Target;
import org.junit.jupiter.api.Test;

class FuzzyTest {
    private static List<String> find(String letters, String... names) {
        List<Choice> choices = Stream.of(names)
                .map(name -> new Choice(new Target.User(1), Line.of(Style.NAME, name)))
                .toList();
        return Fuzzy.matches(letters, choices).stream()
                .map(choice -> choice.label().text())
                .toList();
    }

    @Test
    void finds_letters_in_order_the_closest_first() {
        assertThat(find("op", "octopus", "#ops", "poll")).containsExactly("#ops", "octopus");
    }

    @Test
    void nothing_typed_finds_all_in_order() {
        assertThat(find("", "b", "a")).containsExactly("b", "a");
    }

    @Test
    void case_and_form_do_not_matter() {
        assertThat(find("MÜ", "mu\u0308ller")).containsExactly("mu\u0308ller");
    }

    @Test
    void begins_where_the_letters_are_closest() {
        assertThat(find("ab", "axxab", "axb")).containsExactly("axxab", "axb");
    }
}
