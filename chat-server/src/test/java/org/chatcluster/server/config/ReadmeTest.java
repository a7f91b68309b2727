package org.chatcluster.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class ReadmeTest {
    private static final Pattern ROW = Pattern.compile("(\\| `--.*?\\| `CHAT_.*?\\| `.*?\\|.*?\\|).*");

    @Test
    void the_configuration_table_is_that_of_the_code() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("..", "README.md")).stream()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .map(row -> row.group(1))
                .toList();

        assertThat(rows)
                .containsExactlyElementsOf(
                        Arrays.stream(Setting.values()).map(ReadmeTest::row).toList());
    }

    private static String row(Setting setting) {
        String value = setting.defaultValue().isEmpty() ? "" : "`" + setting.defaultValue() + "` ";
        return "| `" + setting.flag() + "` | `" + setting.variable() + "` | `" + setting.key() + "` | " + value + "|";
    }
}
