package org.chatcluster.client.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chatcluster.client.terminal.config.Setting;
import org.chatcluster.client.terminal.editor.KeyAction;
import org.junit.jupiter.api.Test;

/** The tables of README.md that are about the client are those of the code. */
final class ReadmeTest {
    private static final Pattern KEY_ROW = Pattern.compile("\\| ([^`|]+) \\| `([a-z-]+)` \\| [^|`]+ \\|");
    private static final Pattern SETTING_ROW =
            Pattern.compile("\\| `([a-z-]+)` \\| `(CHAT_\\w+)` \\| [^|]*\\| [^|]+ \\|");
    private static final String NUMBERED = "conversation-";

    private final List<String> lines = Files.readAllLines(Path.of("..", "README.md"));

    ReadmeTest() throws IOException {}

    private List<String> rows(Pattern pattern) {
        return lines.stream()
                .map(pattern::matcher)
                .filter(Matcher::matches)
                .map(row -> row.group(1) + " " + row.group(2))
                .toList();
    }

    @Test
    void the_table_of_keys_is_that_of_the_editor() {
        List<String> rows =
                rows(KEY_ROW).stream().map(row -> row.toLowerCase(Locale.ROOT)).toList();

        assertThat(rows)
                .containsExactlyElementsOf(KeyAction.all().stream()
                        .filter(action -> !action.name().startsWith(NUMBERED))
                        .map(action -> String.join(", ", action.keys()) + " " + action.name())
                        .toList());
    }

    @Test
    void the_row_of_numbered_conversations_is_that_of_the_editor() {
        List<KeyAction> numbered = KeyAction.all().stream()
                .filter(action -> action.name().startsWith(NUMBERED))
                .toList();
        KeyAction first = numbered.get(0);
        KeyAction last = numbered.get(numbered.size() - 1);

        assertThat(lines)
                .anyMatch(line -> line.toLowerCase(Locale.ROOT)
                        .startsWith("| %s … %s | `%s` … `%s` |"
                                .formatted(first.keys().get(0), last.keys().get(0), first.name(), last.name())));
    }

    @Test
    void the_table_of_settings_is_that_of_the_code() {
        assertThat(rows(SETTING_ROW))
                .containsExactlyElementsOf(Arrays.stream(Setting.values())
                        .map(setting -> setting.key() + " " + setting.variable())
                        .toList());
    }
}
