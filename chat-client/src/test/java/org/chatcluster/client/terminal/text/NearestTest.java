package org.chatcluster.client.terminal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
    private static final List<String> KNOWN = List.of("help", "history", "host", "port", "theme");

    @Test
    void finds_the_word_with_one_or_two_mistakes() {
        assertThat(Nearest.of("hlep", KNOWN)).contains("help");
        assertThat(Nearest.of("THEMES", KNOWN)).contains("theme");
        assertThat(Nearest.of("histroy", KNOWN)).contains("history");
        assertThat(Nearest.of("prt", KNOWN)).contains("port");
    }

    @Test
    void finds_nothing_where_another_word_was_meant() {
        assertThat(Nearest.of("wallpaper", KNOWN)).isEmpty();
        assertThat(Nearest.of("q", KNOWN)).isEmpty();
        assertThat(Nearest.of("", KNOWN)).isEmpty();
        assertThat(Nearest.hint("/", "wallpaper", KNOWN)).isEmpty();
    }

    @Test
    void hint_is_a_question() {
        assertThat(Nearest.hint("/", "hepl", KNOWN)).isEqualTo(" Did you mean /help?");
    }
}
