package org.chatcluster.client.terminal.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.chatcluster.client.terminal.model.People;
import org.chatcluster.common.protocol.UserName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CompletionsTest {
    private final People people = new People();
    private final List<String> speakers = new ArrayList<>();
    private final List<String> members = new ArrayList<>();
    private final Suggestions names =
            new Suggestions(people, new Suggestions.Nearby(() -> List.copyOf(speakers), () -> List.copyOf(members)));
    private final Completions completions = new Completions(
            new CommandTable(List.of(
                    command("friends"),
                    command("friend add", Parameter.word("NAME", "", names::users)),
                    command("friend accept", Parameter.word("NAME", "", names::users)),
                    command("to", Parameter.word("NAME", "", names::conversations)),
                    command("leave", Parameter.word("GROUP", "", names::groups)),
                    command(
                            "role",
                            Parameter.word("NAME", "", names::members),
                            Parameter.oneOf("ROLE", "", "admin", "normal", "creator")),
                    command(
                            "msg",
                            Parameter.word("NAME", "", names::conversations),
                            Parameter.text("TEXT", "", names::inText)))),
            names);

    private static Command command(String name, Parameter... parameters) {
        return new Command(name, Topic.PEOPLE, "does " + name, List.of(parameters), "", words -> {});
    }

    private List<String> of(String line) {
        return completions.of(line).stream().map(Suggestion::value).toList();
    }

    @BeforeEach
    void know() {
        people.saw(new UserName(2, "bob"));
        people.saw(new UserName(3, "Bodo"));
        people.saw(new UserName(4, "carol"));
        people.saw(new UserName(5, "小明"));
        people.joined(1, "team");
    }

    @Test
    void first_word_is_a_command_and_says_what_it_does() {
        assertThat(completions.of("/fr"))
                .containsExactly(new Suggestion("/friends", "does friends"), new Suggestion("/friend", "add, accept"));
        assertThat(of("/")).hasSize(6);
        assertThat(of("/FR")).hasSize(2);
    }

    @Test
    void second_word_may_belong_to_the_command() {
        assertThat(completions.of("/friend a"))
                .containsExactly(
                        new Suggestion("add", "does friend add"), new Suggestion("accept", "does friend accept"));
    }

    @Test
    void argument_is_what_the_command_takes() {
        assertThat(of("/friend add B")).containsExactly("bob", "Bodo");
        assertThat(of("/to ")).containsExactly("bob", "Bodo", "carol", "小明", "#team");
        assertThat(of("/leave #")).containsExactly("#team");
        assertThat(of("/friends ")).isEmpty();
    }

    @Test
    void beginning_of_a_command_is_as_good_as_the_command() {
        assertThat(of("/friend acc ca")).containsExactly("carol");
        assertThat(of("/fr")).hasSize(2);
        assertThat(of("/ro bob ad")).containsExactly("admin");
        assertThat(of("/nope ca")).isEmpty();
    }

    @Test
    void each_argument_has_its_own_words() {
        assertThat(of("/role bob ")).containsExactly("admin", "normal", "creator");
        assertThat(of("/role bob admin ")).isEmpty();
        assertThat(of("/friend add bob c")).isEmpty();
    }

    @Test
    void members_of_the_group_are_offered_where_only_they_can_be_meant() {
        members.addAll(List.of("dave", "carol"));
        assertThat(of("/role ")).containsExactly("carol", "dave");
        assertThat(of("/to d")).isEmpty();
    }

    @Test
    void who_spoke_last_comes_first_and_only_once() {
        speakers.addAll(List.of("carol", "BOB"));
        assertThat(completions.of("/friend add "))
                .containsExactly(
                        new Suggestion("carol", "spoke here"),
                        new Suggestion("BOB", "spoke here"),
                        new Suggestion("Bodo", ""),
                        new Suggestion("小明", ""));
    }

    @Test
    void name_at_the_beginning_of_a_text_addresses_and_later_it_does_not() {
        assertThat(of("c")).containsExactly("carol:");
        assertThat(of("@c")).containsExactly("@carol");
        assertThat(of("小")).containsExactly("小明:");
        assertThat(of("hello c")).containsExactly("carol");
        assertThat(of("hello @c")).containsExactly("@carol");
        assertThat(of("你好 小")).containsExactly("小明");
        assertThat(of("see #t")).containsExactly("#team");
        assertThat(of("hello ")).isEmpty();
        assertThat(of("//to c")).containsExactly("carol");
        assertThat(of("/msg bob ask C")).containsExactly("carol");
    }

    @Test
    void hostile_name_is_completed_clean() {
        people.saw(new UserName(9, "mal\u202Elory"));
        assertThat(of("mal")).containsExactly("mallory:");
    }
}
