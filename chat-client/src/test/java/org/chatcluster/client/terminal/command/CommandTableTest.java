package org.chatcluster.client.terminal.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CommandTableTest {
    private final CommandTable table = new CommandTable(
            Stream.of("friends", "friend add", "friend accept", "friend reject", "find", "history", "help", "quit")
                    .map(CommandTableTest::command)
                    .toList());

    private static Command command(String name) {
        return new Command(
                name,
                Topic.PEOPLE,
                "does " + name,
                List.of(Parameter.free("ARG", "the argument")),
                "/" + name + " x",
                words -> {});
    }

    private String find(String line) {
        CommandTable.Found found = table.find(line);
        return found.command().name() + "|" + found.words().rest();
    }

    @Test
    void finds_by_full_name() {
        assertThat(find("quit")).isEqualTo("quit|");
        assertThat(find("history 20")).isEqualTo("history|20");
        assertThat(find("friend add bob")).isEqualTo("friend add|bob");
    }

    @Test
    void full_name_wins_over_longer_ones() {
        assertThat(find("friends")).isEqualTo("friends|");
        assertThat(find("friend add x")).isEqualTo("friend add|x");
    }

    @Test
    void beginning_is_enough_when_only_one_has_it() {
        assertThat(find("q")).isEqualTo("quit|");
        assertThat(find("hi 5")).isEqualTo("history|5");
        assertThat(find("friend rej bob")).isEqualTo("friend reject|bob");
        assertThat(find("friend ad bob")).isEqualTo("friend add|bob");
    }

    @Test
    void case_does_not_matter() {
        assertThat(find("QUIT")).isEqualTo("quit|");
    }

    @Test
    void beginning_of_several_is_refused_with_their_names() {
        assertThatThrownBy(() -> find("h")).hasMessage("\"h\" may be history or help.");
        assertThatThrownBy(() -> find("friend a bob")).hasMessage("\"a\" may be add or accept.");
    }

    @Test
    void unknown_command_is_refused() {
        assertThatThrownBy(() -> find("nope")).hasMessage("There is no command \"nope\"; /help lists them.");
        assertThatThrownBy(() -> find("")).isInstanceOf(UsageException.class);
    }

    @Test
    void missing_second_word_is_asked_for() {
        assertThatThrownBy(() -> find("friend")).hasMessage("/friend: one of add, accept, reject is missing.");
    }

    @Test
    void unknown_command_that_is_nearly_one_is_guessed() {
        assertThatThrownBy(() -> find("hsitory"))
                .hasMessage("There is no command \"hsitory\"; /help lists them. Did you mean /history?");
        assertThatThrownBy(() -> find("friend drop"))
                .hasMessage("There is no /friend drop: one of add, accept, reject.");
    }

    @Test
    void two_commands_of_one_name_are_a_mistake() {
        assertThatThrownBy(() -> new CommandTable(List.of(command("a"), command("a"))))
                .hasMessage("two commands have one name");
    }
}
