package org.chatcluster.client.terminal.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chatcluster.client.terminal.store.StateDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandTreeTest {
    @TempDir
    Path home;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Map<String, String> environment = new HashMap<>();
    private OutputStream output = out;
    private String ran = "";

    private int run(String... arguments) {
        Streams streams = new Streams(
                InputStream.nullInputStream(),
                new DataStream(output, () -> false),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        CommandContext context = new CommandContext(
                streams, environment, StateDirectory.of(Map.of(), home), Clock.systemUTC(), new ChatOptions());
        return new CommandTree(context, (given, settings) -> {
                    ran = settings.ui() + " " + settings.config().port() + " "
                            + settings.config().device() + " " + settings.name();
                    return Exit.FAILED;
                })
                .run(arguments);
    }

    private String refused(String... arguments) {
        err.reset();
        out.reset();
        assertThat(run(arguments)).as(List.of(arguments).toString()).isEqualTo(Exit.USAGE);
        assertThat(ran).isEmpty();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void without_a_command_it_is_interactive_and_gives_back_the_exit_code() {
        assertThat(run("--port", "7000", "--device", "phone", "--name", "completion"))
                .isEqualTo(Exit.FAILED);
        assertThat(ran).isEqualTo("AUTO 7000 phone completion");
    }

    @Test
    void a_flag_for_the_face_wins_over_the_environment() {
        assertThat(run("--tui")).isEqualTo(Exit.FAILED);
        assertThat(ran).startsWith("TUI ");
        environment.put("CHAT_UI", "plain");
        run();
        assertThat(ran).startsWith("PLAIN ");
        run("--line");
        assertThat(ran).startsWith("LINE ");
    }

    @Test
    void mistakes_are_one_line_that_names_value_and_expectation() {
        assertThat(refused("--nope"))
                .startsWith("chat: there is no flag --nope")
                .endsWith(" (chat --help lists the flags)\n");
        assertThat(refused("--prt", "1"))
                .isEqualTo("chat: there is no flag --prt. Did you mean --port? (chat --help lists the flags)\n");
        assertThat(refused("sned", "-t", "@bob"))
                .isEqualTo("chat: there is no command \"sned\". Did you mean send? (chat --help lists the flags)\n");
        assertThat(refused("send", "-t", "@bob", "--jsom", "hi"))
                .isEqualTo("chat send: there is no flag --jsom. Did you mean --json?"
                        + " (chat send --help lists the flags)\n");
        assertThat(refused("friends", "bob")).startsWith("chat friends: \"bob\" is a word too many");
        assertThat(refused("--port", "70000")).isEqualTo("chat: --port: 70000 (expected 1..65535)\n");
        assertThat(refused("--line", "--plain"))
                .isEqualTo("chat: --tui, --line and --plain: only one of them can be (chat --help lists the flags)\n");
        assertThat(refused("tail", "-t", "@bob", "-n", "-1"))
                .isEqualTo("chat tail: Invalid value for option '-n': '-1' is no number of 0 or more"
                        + " (chat tail --help lists the flags)\n");
        assertThat(refused("history", "-t", "@bob", "--after", "x")).contains("'--after': 'x' is no number");
        assertThat(refused("history", "-t", "@bob", "--before", "-5")).contains("'--before': '-5' is no number");
        assertThat(refused("wait", "-t", "@bob", "--since=-1")).contains("'--since': '-1' is no number");
        for (String cid : List.of("abc", "-1", "0", "9007199254740992")) {
            assertThat(refused("send", "-t", "@bob", "--cid", cid, "hi"))
                    .isEqualTo("chat send: Invalid value for option '--cid': '" + cid + "' is no number of"
                            + " 1..9007199254740991 (chat send --help lists the flags)\n");
        }
        assertThat(refused("completion", "fish"))
                .startsWith("chat completion: Invalid value ")
                .hasLineCount(1);
        environment.put("CHAT_UI", "gui\u001b[31m");
        assertThat(refused()).isEqualTo("chat: CHAT_UI: gui\uFFFD[31m (expected auto, line, tui, plain)\n");
    }

    @Test
    void mistakes_in_settings_are_a_line_each() throws Exception {
        environment.put(
                "CHAT_CLIENT_CONFIG",
                Files.writeString(home.resolve("c.toml"), "prot = 1\nui = 2\n").toString());
        assertThat(refused("config", "show"))
                .isEqualTo("chat config show: " + home + "/c.toml:1: prot: unknown key (did you mean port?)\n"
                        + "chat config show: " + home + "/c.toml:2: ui: 2 (expected auto, line, tui, plain)\n");
    }

    @Test
    void settings_are_shown_with_their_origin() throws Exception {
        Path file = Files.writeString(home.resolve("c.toml"), "port = 7000\n");
        environment.put("CHAT_CLIENT_NAME", "alice");
        assertThat(run("--config", file.toString(), "config", "show", "--origin"))
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("# default\n", "# " + file + ":1\n", "# CHAT_CLIENT_NAME\n");
        out.reset();
        assertThat(run("config", "show", "--json", "--config", file.toString())).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("{\"key\":\"port\",\"value\":7000,\"origin\":\"file\",\"where\":\"" + file + ":1\"}\n");
        out.reset();
        assertThat(run("config", "path", "--config", file.toString())).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(file + "\n");
        assertThat(refused("config")).startsWith("chat config: show or path is expected");
    }

    @Test
    void a_word_that_is_no_command_is_refused() {
        assertThat(refused("extra"))
                .startsWith("chat: ")
                .contains("no command \"extra\"")
                .hasLineCount(1);
    }

    @Test
    void help_tells_of_every_command_and_of_one() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("--host", "--tui")
                .contains(new Subcommands().names());
        out.reset();
        assertThat(run("completion", "--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("chat completion", "--host")
                .doesNotContain("--tui");
    }

    @Test
    void common_flags_may_stand_before_and_behind_a_command() {
        assertThat(run("--host", "a", "completion", "--port", "7")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("_complete_chat");
    }

    @Test
    void output_on_a_full_disk_is_a_sentence_and_exit_1() {
        output = Program.closedOutput("No space left on device");
        for (List<String> command : List.of(List.of("config", "show"), List.of("completion"), List.of("--help"))) {
            err.reset();
            assertThat(run(command.toArray(String[]::new))).isEqualTo(Exit.FAILED);
            assertThat(err.toString(StandardCharsets.UTF_8))
                    .isEqualTo("chat: The output is not whole: No space left on device\n");
        }
    }

    @Test
    void completion_knows_every_command_and_flag() {
        assertThat(run("completion", "zsh")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("--backlog", "--plain")
                .contains(new Subcommands().names());
    }
}
