package org.chatcluster.client.terminal.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MentionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"alice", "Alice: hi", "ask @ALICE.", "(alice)", "is that alice?", "ａｌｉｃｅ!", "malice, alice"})
    void name_as_a_word_is_a_mention(String text) {
        assertThat(Mention.isIn(text, "alice")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"malice", "alices", "alice_2", "ali ce", ""})
    void name_within_a_word_is_none(String text) {
        assertThat(Mention.isIn(text, "alice")).isFalse();
    }

    @Test
    void chinese_needs_no_blanks() {
        assertThat(Mention.isIn("请问小明在吗", "小明")).isTrue();
        assertThat(Mention.isIn("请问小红在吗", "小明")).isFalse();
    }
}
