package org.chatcluster.client.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.chatcluster.client.terminal.command.CommandTable;
import org.chatcluster.client.terminal.command.Completions;
import org.chatcluster.client.terminal.command.Suggestions;
import org.chatcluster.client.terminal.model.People;
import org.chatcluster.common.protocol.UserName;
import org.jline.reader.LineReader;
import org.jline.reader.LineReader.Option;
import org.jline.reader.LineReaderBuilder;
import org.jline.terminal.Size;
import org.jline.terminal.impl.ExternalTerminal;
import org.junit.jupiter.api.Test;

/** Completion as the editor does it. */
class LineCompleterTest {
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();

    private String typed(String keys) throws IOException {
        People people = new People();
        people.saw(new UserName(2, "anna"));
        people.saw(new UserName(3, "Anton"));
        people.saw(new UserName(4, "annabel"));
        people.saw(new UserName(5, "小明"));
        Suggestions names = new Suggestions(people, new Suggestions.Nearby(() -> List.of("Anton"), List::of));
        LineCompleter completer = new LineCompleter(new Completions(new CommandTable(List.of()), names));
        ByteArrayInputStream in = new ByteArrayInputStream(keys.getBytes(StandardCharsets.UTF_8));
        try (ExternalTerminal terminal = new ExternalTerminal("test", "xterm", in, screen, StandardCharsets.UTF_8)) {
            terminal.setSize(Size.of(80, 24));
            LineReader reader = LineReaderBuilder.builder()
                    .terminal(terminal)
                    .parser(new LineParser())
                    .completer(completer)
                    .option(Option.CASE_INSENSITIVE, true)
                    .build();
            return reader.readLine("> ");
        }
    }

    @Test
    void only_candidate_is_taken_with_a_blank_behind_it() throws IOException {
        assertThat(typed("ANT\tdo you?\r")).isEqualTo("Anton: do you?");
        assertThat(typed("ask 小\tfirst\r")).isEqualTo("ask 小明 first");
    }

    @Test
    void who_spoke_last_is_offered_first() throws IOException {
        assertThat(typed("ask an\t\t\r\r")).isEqualTo("ask Anton ");
        String shown = screen.toString(StandardCharsets.UTF_8);
        assertThat(shown.replaceAll("\u001B\\[[0-9;?]*[a-zA-Z]", ""))
                .containsPattern("Anton +\\(spoke here\\)\\s+anna\\s+annabel");
    }
}
