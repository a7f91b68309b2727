package org.chatcluster.client.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.chatcluster.client.ClientConfig;
import org.chatcluster.client.terminal.config.Loaded;
import org.chatcluster.client.terminal.config.Settings;
import org.chatcluster.client.terminal.editor.KeyTable;
import org.jline.terminal.impl.ExternalTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of the help, in the table of all commands and with the settings and keys that there are. */
class CommandExamplesTest {
    private static final Pattern USAGE = Pattern.compile("^/([a-z]+(?: [a-z]+)?)(?= )", Pattern.MULTILINE);
    private static final Pattern EXAMPLE = Pattern.compile("for example: (/.*)");

    @TempDir
    Path home;

    private Typist typist() throws Exception {
        ExternalTerminal terminal = new ExternalTerminal(
                "test",
                "xterm",
                new ByteArrayInputStream(new byte[0]),
                new ByteArrayOutputStream(),
                StandardCharsets.UTF_8);
        Settings settings = new Settings(Map.of(), Map.of());
        Loaded loaded = new Loaded(settings, Map.of(), Map.of(), home.resolve("config.toml"), "");
        Wish wish = Wish.of(settings).with(ClientConfig.of("127.0.0.1", 1));
        Situation situation = new Situation(wish, loaded, KeyTable.defaults());
        return new Typist(
                home,
                new PersonSurroundings(
                                terminal,
                                situation,
                                new PersonSurroundings.Changes(next -> {}, theme -> {}, keys -> {}))
                        .surroundings(home));
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    @Test
    void every_example_is_of_its_command_and_those_about_settings_are_done() throws Exception {
        try (Typist typist = typist()) {
            typist.type("/help all", "/status");
            typist.awaitShown(" messages under way");
            List<String> names = found(USAGE, typist.shown());
            assertThat(names).contains("friend add", "set", "bind", "quit");
            names.forEach(name -> typist.type("/help " + name));
            typist.type("/msg");
            typist.awaitError("NAME or #GROUP is missing");
            List<String> examples = found(EXAMPLE, typist.shown());
            assertThat(examples).hasSameSizeAs(names);
            for (int i = 0; i < names.size(); i++) {
                assertThat(examples.get(i) + " ").startsWith("/" + names.get(i) + " ");
            }
            examples.stream()
                    .filter(example -> example.matches("/(set|bind|theme|ui) .*"))
                    .forEach(typist::type);
            typist.type("/to");
            typist.awaitError("/to NAME|#GROUP");
            assertThat(typist.errors().lines()).hasSize(2);
            assertThat(typist.shown()).contains("notify = both (from the next face or start on)", "f5  /unread");
        }
    }
}
