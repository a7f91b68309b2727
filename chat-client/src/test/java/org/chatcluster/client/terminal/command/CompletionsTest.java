package org.chatcluster.client.terminal.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chatcluster.client.terminal.command.Command.Argument;
import org.chatcluster.client.terminal.model.People;
import org.chatcluster.common.protocol.UserName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CompletionsTest {
    private final People people = new People();
    private final Completions completions = new Completions(
            new CommandTable(List.of(
                    command("friends", Argument.NONE),
                    command("friend add", Argument.USER),
                    command("friend accept", Argument.USER),
                    command("to", Argument.CONVERSATION),
                    command("leave", Argument.GROUP),
                    command("help", Argument.COMMAND))),
            people);

    private static Command command(String name, Argument argument) {
        return new Command(name, "", "", argument, words -> {});
    }

    @BeforeEach
    void know() {
        people.saw(new UserName(2, "bob"));
        people.saw(new UserName(3, "Bodo"));
        people.saw(new UserName(4, "carol"));
        people.joined(1, "team");
    }

    @Test
    void first_word_is_a_command() {
        assertThat(completions.of("/fr")).containsExactly("/friend", "/friends");
        assertThat(completions.of("/")).hasSize(5);
    }

    @Test
    void second_word_may_belong_to_the_command() {
        assertThat(completions.of("/friend a")).containsExactly("accept", "add");
    }

    @Test
    void argument_is_what_the_command_takes() {
        assertThat(completions.of("/friend add B")).containsExactly("Bodo", "bob");
        assertThat(completions.of("/to ")).containsExactly("#team", "Bodo", "bob", "carol");
        assertThat(completions.of("/leave #")).containsExactly("#team");
        assertThat(completions.of("/help fr")).containsExactly("friend", "friends");
        assertThat(completions.of("/friends ")).isEmpty();
    }

    @Test
    void beginning_of_a_command_is_as_good_as_the_command() {
        assertThat(completions.of("/friend acc ca")).containsExactly("carol");
        assertThat(completions.of("/nope ca")).isEmpty();
    }

    @Test
    void second_argument_is_not_completed() {
        assertThat(completions.of("/friend add bob c")).isEmpty();
    }

    @Test
    void text_completes_names_and_groups() {
        assertThat(completions.of("hello c")).containsExactly("carol");
        assertThat(completions.of("see #t")).containsExactly("#team");
        assertThat(completions.of("hello ")).isEmpty();
        assertThat(completions.of("//to c")).containsExactly("carol");
    }

    @Test
    void hostile_name_is_completed_clean() {
        people.saw(new UserName(9, "mal\u202Elory"));
        assertThat(completions.of("mal")).containsExactly("mallory");
    }
}
