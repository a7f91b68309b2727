package org.chatcluster.client.terminal.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinksTest {
    private static List<String> links(String text) {
        return Links.spans(Style.PLAIN, text).stream()
                .filter(span -> span.style() == Style.LINK)
                .map(Span::text)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "see https://a.example/x?b=c#d now | https://a.example/x?b=c#d",
                "http://a.example | http://a.example",
                "HTTPS://A.example/ | HTTPS://A.example/",
                "(https://a.example/x) | https://a.example/x",
                "https://en.example/wiki/A_(b), | https://en.example/wiki/A_(b)",
                "is it https://a.example/x?! | https://a.example/x",
                "**https://a.example/x** | https://a.example/x",
                "<https://a.example/x>. | https://a.example/x",
                "看https://a.example/你好。好 | https://a.example/你好",
                "http://[::1]:6000/x | http://[::1]:6000/x",
                "[https://a.example/x] | https://a.example/x"
            })
    void address_is_found_without_the_sentence_around_it(String text, String link) {
        assertThat(links(text)).containsExactly(link);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "file:///etc/passwd",
                "ftp://a.example",
                "xhttp://a.example",
                "https://",
                "http://...",
                "data:text/html,http",
                "mailto:a@b.example",
                "ssh://a.example",
                "www.a.example"
            })
    void nothing_else_is_a_link(String text) {
        assertThat(links(text)).isEmpty();
        assertThat(Links.target(text)).isEmpty();
    }

    @Test
    void pieces_together_are_the_text() {
        String text = "a http://b.example, c https://d.example/ e";
        assertThat(Links.spans(Style.DIM, text).stream().map(Span::text))
                .containsExactly("a ", "http://b.example", ", c ", "https://d.example/", " e");
        assertThat(new Line(Links.spans(Style.DIM, "")).text()).isEmpty();
    }

    @Test
    void target_is_what_is_shown() {
        assertThat(Links.target("https://a.example/你?x=%20é")).contains("https://a.example/%E4%BD%A0?x=%20%C3%A9");
        assertThat(Links.target("https://a.example/" + "x".repeat(3_000))).isEmpty();
    }

    @Test
    void long_address_takes_no_longer_for_what_stands_at_its_end() {
        String address = "https://a.example";
        for (String end : List.of(")", "]", ")]", "(.", ".")) {
            String text = address + end.repeat(200_000);
            assertThat(assertTimeoutPreemptively(Duration.ofSeconds(20), () -> links(text)))
                    .as(end)
                    .hasSize(1);
        }
    }

    @Test
    void address_ends_where_something_hostile_begins() {
        assertThat(links("https://a.example/\u001B]8;;http://evil.example\u0007x"))
                .containsExactly("https://a.example/", "http://evil.example");
        assertThat(links("https://a.example/\u202Egpj.exe")).containsExactly("https://a.example/gpj.exe");
    }

    @Test
    void every_text_of_the_corpus_keeps_its_letters_and_makes_targets_of_plain_ascii() {
        for (Corpus.Entry entry : Corpus.entries()) {
            for (String text : List.of(entry.text(), "https://a.example/" + entry.text())) {
                List<Span> spans = Links.spans(Style.PLAIN, text);
                assertThat(new Line(spans).text()).isEqualTo(RenderGate.clean(text));
                for (Span span : spans) {
                    Links.target(span.text())
                            .ifPresent(target -> assertThat(target).matches("(?i)https?://[!-~]+"));
                }
            }
        }
    }
}
