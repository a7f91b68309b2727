package org.chatcluster.client.terminal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RenderGateTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain text, 100% & <b>",
                "Grüße aus Köln",
                "你好，世界",
                "日本語テキスト",
                "한국어",
                "שלום",
                "مرحبا",
                "นี่คือ",
                "👍 🎉",
                "e\u0301",
                "\u092E\u0928\u094D\u0926\u093F\u0930"
            })
    void leaves_what_people_write_alone(String text) {
        assertThat(RenderGate.clean(text)).isEqualTo(text);
    }

    @Test
    void what_some_terminals_draw_in_one_place_and_others_in_several_is_shown_in_several() {
        assertThat(RenderGate.clean("👨\u200D👩\u200D👧")).isEqualTo("👨👩👧");
        assertThat(RenderGate.clean("🇩🇪!")).isEqualTo("DE!");
        assertThat(RenderGate.clean("👍🏽")).isEqualTo("👍");
        assertThat(RenderGate.clean("❤\uFE0F")).isEqualTo("❤");
        assertThat(RenderGate.clean("1\uFE0F\u20E3")).isEqualTo("1\u20E3");
    }

    @Test
    void character_that_some_terminals_draw_wide_and_others_not_is_replaced() {
        assertThat(RenderGate.clean("a\u2630b\u3248c")).isEqualTo("a\uFFFDb\uFFFDc");
    }

    @Test
    void emoji_that_this_jdk_does_not_know_yet_are_shown() {
        assertThat(RenderGate.clean("🫠🥹🫶")).isEqualTo("🫠🥹🫶");
        assertThat(RenderGate.clean("\u0378")).isEqualTo("\uFFFD");
    }

    @Test
    void non_joiner_stays_where_it_changes_how_letters_are_written_and_nowhere_else() {
        assertThat(RenderGate.clean("می\u200Cخواهم")).isEqualTo("می\u200Cخواهم");
        assertThat(RenderGate.clean("al\u200Cice")).isEqualTo("alice");
        assertThat(RenderGate.clean("می\u200C")).isEqualTo("می");
        assertThat(RenderGate.clean("می\u200C\u200Cخ")).isEqualTo("می\u200Cخ");
    }

    @Test
    void vowels_of_hangul_do_not_pile_up() {
        assertThat(RenderGate.clean("\u1112\u1161\u11AB")).isEqualTo("\u1112\u1161\u11AB");
        assertThat(RenderGate.clean("\u1161".repeat(50))).isEqualTo("\u25CC" + "\u1161".repeat(4));
    }

    @Test
    void no_control_character_of_any_kind_comes_through() {
        String controls = IntStream.concat(IntStream.range(0, 0x20), IntStream.range(0x7F, 0xA0))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        assertThat(RenderGate.clean(controls).chars()).noneMatch(Character::isISOControl);
    }

    @Test
    void escape_sequence_becomes_harmless_text() {
        assertThat(RenderGate.clean("a\u001B[2Jb\u001B]0;title\u0007c")).isEqualTo("a\uFFFD[2Jb\uFFFD]0;title\uFFFDc");
    }

    @Test
    void c1_control_sequence_introducer_does_not_come_through() {
        assertThat(RenderGate.clean("a\u009B31mb")).isEqualTo("a\uFFFD31mb");
    }

    @Test
    void writing_direction_cannot_be_changed() {
        assertThat(RenderGate.clean("a\u202Eb\u2066c\u200Fd\u061Ce")).isEqualTo("abcde");
    }

    @Test
    void invisible_characters_are_dropped() {
        assertThat(RenderGate.clean("al\u200Bi\u2060ce\uFEFF\u00AD")).isEqualTo("alice");
        assertThat(RenderGate.clean("a\uDB40\uDC41b")).isEqualTo("ab");
    }

    @Test
    void letters_that_show_nothing_become_spaces() {
        assertThat(RenderGate.clean("a\u3164b\u2800c\u00A0d")).isEqualTo("a b c d");
    }

    @Test
    void accents_do_not_pile_up() {
        String heap = "e" + "\u0301".repeat(50) + "x";
        assertThat(RenderGate.clean(heap)).isEqualTo("e" + "\u0301".repeat(4) + "x");
    }

    @Test
    void accent_without_a_letter_gets_a_circle_and_not_the_character_before_the_text() {
        assertThat(RenderGate.clean("\u0301\u0301a")).isEqualTo("\u25CC\u0301\u0301a");
        assertThat(RenderGate.clean("a \u0301")).isEqualTo("a \u25CC\u0301");
    }

    @Test
    void joiners_do_not_pile_up() {
        assertThat(RenderGate.clean("a" + "\u200D".repeat(1_000) + "b")).hasSizeLessThan(10);
    }

    @Test
    void half_a_surrogate_pair_is_replaced() {
        assertThat(RenderGate.clean("a\uD83Db")).isEqualTo("a\uFFFDb");
    }

    @Test
    void text_of_several_lines_is_cut_where_any_terminal_would_break_it() {
        assertThat(RenderGate.lines("a\nb\r\nc\rd\u2028e\u0085f\u000Bg"))
                .containsExactly("a", "b", "c", "d", "e", "f", "g");
    }

    @Test
    void line_end_inside_one_line_is_replaced() {
        assertThat(RenderGate.clean("a\nb")).isEqualTo("a\uFFFDb");
    }

    @Test
    void span_cannot_be_made_of_anything_else() {
        assertThat(new Span(Style.PLAIN, "\u001B[2J").text()).isEqualTo("\uFFFD[2J");
        assertThat(Line.note("\u001B").and(Style.NAME, "\u202Ex").text()).isEqualTo("\uFFFDx");
    }
}
