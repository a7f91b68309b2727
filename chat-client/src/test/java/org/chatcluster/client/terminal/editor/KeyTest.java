package org.chatcluster.client.terminal.editor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTest {
    @ParameterizedTest
    @CsvSource({
        "alt-a, ^a",
        "ALT-1, ^1",
        "alt-/, ^/",
        "alt--, ^-",
        "pgup, ^[5~",
        "alt-pgup, ^[5;3~",
        "f2, ^OQ",
        "f5, ^[15~",
        "alt-up, ^[1;3A",
        "alt-up, ^^[A",
        "ctrl-end, ^[1;5F",
        "shift-tab, ^[Z",
        "shift-alt-left, ^[1;4D"
    })
    void knows_what_terminals_send(String name, String sequence) {
        assertThat(Key.parse(name).sequences()).contains(sequence.replace('^', '\033'));
    }

    @Test
    void control_characters_are_keys() {
        assertThat(Key.parse("ctrl-k").sequences()).containsExactly("\013");
        assertThat(Key.parse("alt-ctrl-k").name()).isEqualTo("ctrl-alt-k");
        assertThat(Key.parse("alt-enter").sequences()).contains("\033\r", "\033\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "alt-", "super-a", "shift-a", "ctrl-1", "f13", "alt-ä"})
    void refuses_what_is_no_key(String name) {
        assertThatThrownBy(() -> Key.parse(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("key \"" + name + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"enter", "tab", "ctrl-c", "CTRL-I", "ctrl-m", "ctrl-d"})
    void refuses_keys_that_are_needed(String name) {
        assertThatThrownBy(() -> Key.parse(name)).hasMessageContaining("fixed meaning");
    }
}
