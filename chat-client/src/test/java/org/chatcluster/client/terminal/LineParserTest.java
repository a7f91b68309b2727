package org.chatcluster.client.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.jline.reader.ParsedLine;
import org.jline.reader.Parser.ParseContext;
import org.junit.jupiter.api.Test;

class LineParserTest {
    private final LineParser parser = new LineParser();

    @Test
    void word_is_what_stands_in_front_of_the_cursor() {
        ParsedLine line = parser.parse("/msg bob hi", 7, ParseContext.COMPLETE);
        assertThat(line.word()).isEqualTo("bo");
        assertThat(line.wordCursor()).isEqualTo(2);
        assertThat(line.words().get(line.wordIndex())).isEqualTo("bo");
    }

    @Test
    void quotes_and_backslashes_are_text_and_never_unfinished() {
        String text = "it's \"half\\";
        assertThat(parser.parse(text, text.length(), ParseContext.ACCEPT_LINE).line())
                .isEqualTo(text);
    }
}
