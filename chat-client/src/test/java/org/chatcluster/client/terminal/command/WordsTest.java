package org.chatcluster.client.terminal.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void are_taken_from_the_front() {
        Words words = new Words("  bob   hello  there ");
        assertThat(words.next()).isEqualTo("bob");
        assertThat(words.rest()).isEqualTo("hello  there");
        assertThat(words.isEmpty()).isTrue();
        assertThat(words.next()).isEmpty();
    }

    @Test
    void rest_keeps_its_line_ends() {
        Words words = new Words("bob one\n two");
        words.next();
        assertThat(words.rest()).isEqualTo("one\n two");
    }

    @Test
    void missing_word_is_named() {
        assertThatThrownBy(() -> new Words(" ").require("NAME")).hasMessage("NAME is missing");
    }

    @Test
    void word_too_many_is_named() {
        assertThatThrownBy(() -> new Words("x y").end()).hasMessage("\"x y\" is too much");
    }

    @Test
    void numbers_have_bounds() {
        assertThat(new Words("").number(1, 9, 5)).isEqualTo(5);
        assertThat(new Words("7").number(1, 9, 5)).isEqualTo(7);
        assertThatThrownBy(() -> new Words("10").number(1, 9, 5)).hasMessage("10 is out of range (expected 1..9)");
        assertThatThrownBy(() -> new Words("ten").number(1, 9, 5)).hasMessage("\"ten\" is no number");
    }
}
