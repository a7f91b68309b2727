package org.chatcluster.client.terminal.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TomlEntriesTest {
    private static final String TEXT = "\uFEFF" + """
            a = 1 # one
            b.c = [1, # = no key
              [ "]", 'x' ], ]
            "q.\\"k" = \"""
            d = "2"
            [no.table] "\"""
            ' r ' = '''
            e = 1'''
            f = { g = 1, h = "}" }
            [ t . "u v" ] # comment
            i=true
            [[list]]
            j = 1979-05-27T07:32:00Z""";

    private final TomlEntries entries = TomlEntries.of(TEXT);

    private String value(String... path) {
        TomlEntries.Entry entry = entries.find(List.of(path)).orElseThrow();
        return TEXT.substring(entry.from(), entry.to());
    }

    @Test
    void finds_the_ends_of_every_kind_of_value() {
        assertThat(value("a")).isEqualTo("1");
        assertThat(value("b", "c")).startsWith("[1, # = no").endsWith("'x' ], ]");
        assertThat(value("q.\"k")).startsWith("\"\"\"").endsWith("[no.table] \"\"\"\"");
        assertThat(value(" r ")).isEqualTo("'''\ne = 1'''");
        assertThat(value("f", "h")).isEqualTo("{ g = 1, h = \"}\" }");
        assertThat(value("t", "u v", "i")).isEqualTo("true");
        assertThat(value("list", "j")).isEqualTo("1979-05-27T07:32:00Z");
        assertThat(entries.entries()).hasSize(7);
    }

    @Test
    void counts_lines() {
        assertThat(entries.lineOf(List.of("a"))).isEqualTo(1);
        assertThat(entries.lineOf(List.of("q.\"k"))).isEqualTo(4);
        assertThat(entries.lineOf(List.of("f", "g"))).isEqualTo(9);
        assertThat(entries.lineOf(List.of("t"))).isEqualTo(10);
        assertThat(entries.lineOf(List.of("t", "u v", "i"))).isEqualTo(11);
        assertThat(entries.lineOf(List.of("list", "j"))).isEqualTo(13);
        assertThat(entries.lineOf(List.of("nowhere"))).isZero();
    }

    @Test
    void text_that_ends_anywhere_is_no_trouble() {
        for (int length = 0; length <= TEXT.length(); length++) {
            assertThat(TomlEntries.of(TEXT.substring(0, length)).entries()).hasSizeLessThanOrEqualTo(9);
        }
    }
}
