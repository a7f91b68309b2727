package org.chatcluster.client.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README in two languages. What is not prose is the same in both, so that neither is changed alone. */
final class TranslatedReadmeTest {
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)]*)\\)");
    private static final Pattern FACT = Pattern.compile("`[^`]+`|\\d+(?:[.,]\\d+)*");
    private static final String FENCE = "```";

    private final Page english = Page.read("README.md");
    private final Page chinese = Page.read("README.zh.md");

    TranslatedReadmeTest() throws IOException {}

    /** Headings are marked by how deep they are. */
    private record Page(List<String> headings, List<String> blocks, List<String> sections, List<List<String>> rows) {
        static Page read(String name) throws IOException {
            Page page = new Page(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            StringBuilder block = new StringBuilder();
            boolean isCode = false;
            for (String line : Files.readAllLines(Path.of("..", name))) {
                if (line.startsWith(FENCE)) {
                    isCode = !isCode;
                    if (isCode) {
                        block.setLength(0);
                    } else {
                        page.blocks.add(block.toString());
                    }
                } else if (isCode) {
                    block.append(line).append('\n');
                } else {
                    page.take(line);
                }
            }
            return page;
        }

        private void take(String line) {
            if (line.startsWith("#")) {
                headings.add(line.replaceFirst(" .*", ""));
                sections.add("");
            } else if (line.startsWith("|")) {
                rows.add(List.of(line.split("(?<=\\|)", -1)));
            }
            int last = sections.size() - 1;
            sections.set(last, sections.get(last) + line + "\n");
        }
    }

    @Test
    void has_the_same_headings_with_the_same_blocks_of_code_below() {
        assertThat(chinese.headings).isEqualTo(english.headings);
        assertThat(chinese.blocks).isEqualTo(english.blocks);
    }

    @Test
    void has_the_same_tables() {
        assertThat(chinese.rows).hasSameSizeAs(english.rows);
        for (int i = 0; i < english.rows.size(); i++) {
            List<String> row = chinese.rows.get(i);
            assertThat(row).hasSameSizeAs(english.rows.get(i));
            for (int j = 0; j < row.size(); j++) {
                assertSameCell(english.rows.get(i).get(j), row.get(j));
            }
        }
    }

    /** A cell that is not translated is the same; in the others names and numbers are. */
    private static void assertSameCell(String original, String translated) {
        if (HAN.matcher(translated).find()) {
            assertThat(found(FACT, translated))
                    .as(translated)
                    .containsExactlyInAnyOrderElementsOf(found(FACT, original));
        } else {
            assertThat(translated).isEqualTo(original);
        }
    }

    @Test
    void has_the_same_names_and_numbers_and_links_to_the_same_places_in_each_section() {
        for (int i = 0; i < english.sections.size(); i++) {
            String original = english.sections.get(i).replace("(README.zh.md)", "(README.md)");
            String translated = chinese.sections.get(i);
            assertThat(found(FACT, translated)).containsExactlyInAnyOrderElementsOf(found(FACT, original));
            assertThat(found(LINK, translated)).containsExactlyInAnyOrderElementsOf(found(LINK, original));
        }
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).toList();
    }
}
