package org.chatcluster.client.terminal.editor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeyTableTest {
    @Test
    void no_two_actions_have_a_key_in_common() {
        List<String> sequences = new ArrayList<>();
        for (KeyAction action : KeyAction.all()) {
            for (String key : KeyTable.defaults().keysOf(action.name())) {
                sequences.addAll(Key.parse(key).sequences());
            }
        }
        assertThat(sequences).doesNotHaveDuplicates();
    }

    @Test
    void binds_a_key_anew() {
        KeyTable table = KeyTable.defaults().with("Alt-A", "retry");
        assertThat(table.keysOf("retry")).containsExactly("alt-a", "alt-r");
        assertThat(table.keysOf("next-wanted")).isEmpty();
    }

    @Test
    void frees_a_key() {
        assertThat(KeyTable.defaults().with("f2", "none").keysOf("members")).containsExactly("alt-m");
    }

    @Test
    void binds_a_key_to_a_line() {
        KeyTable table = KeyTable.defaults().with("F2", "/unread");
        assertThat(table.lines()).containsExactly(Map.entry("f2", "/unread"));
        assertThat(table.with("f2", "members").lines()).isEmpty();
    }

    @Test
    void refuses_an_action_that_is_none_and_names_those_there_are() {
        assertThatThrownBy(() -> KeyTable.defaults().with("f2", "membres"))
                .hasMessageContaining("\"membres\"")
                .hasMessageContaining("switcher, new-line")
                .hasMessageContaining("Did you mean members?");
    }
}
