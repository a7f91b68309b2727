package org.chatcluster.client.terminal.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellsTest {
    private final Cells cells = new Cells(null);

    private List<String> wrap(String text, int columns) {
        return cells.wrap(new AttributedString(text), columns).stream()
                .map(AttributedString::toString)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "abc, 5, 'abc  '",
        "abc, 3, 'abc'",
        "abcd, 3, 'ab…'",
        "abcd, 1, '…'",
        "abcd, 0, ''",
        "你好, 4, '你好'",
        "你好吗, 4, '你… '",
        "你好, 3, '你…'"
    })
    void fits_exactly(String text, int columns, String fitted) {
        assertThat(cells.fit(new AttributedString(text), columns)).hasToString(fitted);
    }

    @Test
    void puts_left_and_right_on_one_row() {
        AttributedString right = new AttributedString("@2");
        assertThat(cells.ends(new AttributedString("bobby"), right, 8, right.styleAt(0)))
                .hasToString("bobby @2");
        assertThat(cells.ends(new AttributedString("bobby"), right, 7, right.styleAt(0)))
                .hasToString("bob… @2");
        assertThat(cells.ends(new AttributedString("bobby"), right, 3, right.styleAt(0)))
                .hasToString("bo…");
    }

    @Test
    void breaks_between_words() {
        assertThat(wrap("one two three", 8)).containsExactly("one two", "three");
        assertThat(wrap("one  two", 3)).containsExactly("one", "two");
    }

    @Test
    void breaks_beside_wide_characters_anywhere() {
        assertThat(wrap("你好世界和平", 5)).containsExactly("你好", "世界", "和平");
        assertThat(wrap("abc你好", 5)).containsExactly("abc你", "好");
    }

    @Test
    void breaks_in_words_that_are_too_long() {
        assertThat(wrap("a abcdefgh", 4)).containsExactly("a", "abcd", "efgh");
    }

    @Test
    void long_text_takes_time_by_its_length_only() {
        String text = "a".repeat(200_000);
        assertThat(assertTimeoutPreemptively(Duration.ofSeconds(20), () -> wrap(text, 2)))
                .hasSize(100_000)
                .containsOnly("aa");
    }

    @Test
    void keeps_however_many_accents_on_their_letter() {
        String letter = "e" + "\u0301".repeat(100);
        assertThat(wrap(letter + "bc" + letter, 2)).containsExactly(letter + "b", "c" + letter);
    }

    @Test
    void comes_to_an_end_where_there_is_no_room() {
        assertThat(wrap("你a好", 0)).containsExactly("你", "a", "好");
        assertThat(wrap("", 0)).containsExactly("");
    }
}
