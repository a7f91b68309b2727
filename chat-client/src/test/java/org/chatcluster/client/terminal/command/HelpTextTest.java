package org.chatcluster.client.terminal.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.chatcluster.client.terminal.text.Line;
import org.junit.jupiter.api.Test;

class HelpTextTest {
    private final CommandTable table = new CommandTable(List.of(
            new Command(
                    "mute",
                    Topic.GROUPS,
                    "keep a member from writing",
                    List.of(Parameter.free("NAME", "the member"), Parameter.free("[TIME]", "how long")),
                    "/mute bob 10m",
                    words -> {}),
            Command.plain("friend add", Topic.PEOPLE, "ask", () -> {}),
            Command.plain("friend accept", Topic.PEOPLE, "accept", () -> {}),
            Command.plain("friends", Topic.PEOPLE, "list friends", () -> {})));

    private final KeyBindings keys = new KeyBindings() {
        @Override
        public List<Binding> bindings() {
            return List.of(
                    new Binding("Alt-m", "mute", "", "mute"),
                    new Binding("F4", "mute", "", "mute"),
                    new Binding("Alt-a", "next", "", ""));
        }

        @Override
        public List<String> actions() {
            return List.of();
        }

        @Override
        public String bind(String key, String action) {
            throw new UnsupportedOperationException();
        }
    };

    private final HelpText help = new HelpText(table, keys);

    private static List<String> texts(List<Line> lines) {
        return lines.stream().map(Line::text).toList();
    }

    @Test
    void overview_names_every_command_under_its_topic() {
        assertThat(texts(help.overview()))
                .startsWith("People   /friend add|accept  /friends", "Groups   /mute")
                .anyMatch(line -> line.contains("// begins a text with a slash"))
                .anyMatch(line -> line.contains("chat:ID:TEXT"))
                .allMatch(line -> line.length() <= 80);
    }

    @Test
    void all_commands_stand_with_usage_and_purpose() {
        assertThat(texts(help.all()))
                .containsSubsequence(
                        "People",
                        "/friend add     ask",
                        "/friends        list friends",
                        "Groups",
                        "/mute NAME [TIME]  keep a member from writing");
    }

    @Test
    void one_command_is_told_with_arguments_example_and_keys() {
        assertThat(texts(help.about("mute")))
                .containsExactly(
                        "/mute NAME [TIME]  keep a member from writing",
                        "  NAME    the member",
                        "  [TIME]  how long",
                        "  for example: /mute bob 10m",
                        "  keys: Alt-m, F4");
    }

    @Test
    void first_word_of_several_lists_them_and_both_words_tell_of_one() {
        assertThat(texts(help.about("friend"))).containsExactly("/friend add     ask", "/friend accept  accept");
        assertThat(texts(help.about("friend acc"))).contains("  for example: /friend accept");
        assertThatThrownBy(() -> help.about("mut2")).hasMessageEndingWith("Did you mean /mute?");
    }
}
