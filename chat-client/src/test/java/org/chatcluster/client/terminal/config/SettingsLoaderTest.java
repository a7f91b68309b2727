package org.chatcluster.client.terminal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chatcluster.client.terminal.config.SettingsLoader.Flags;
import org.chatcluster.client.terminal.notify.Call;
import org.chatcluster.common.protocol.Backlog;
import org.chatcluster.common.protocol.Credentials;
import org.chatcluster.common.protocol.LoginRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsLoaderTest {
    @TempDir
    Path home;

    private final Map<String, String> environment = new HashMap<>();

    private Path write(String... lines) throws IOException {
        Path file = home.resolve(".config/chatcluster/config.toml");
        Files.createDirectories(file.getParent());
        return Files.writeString(file, String.join("\n", lines) + "\n");
    }

    private Loaded load(Flags flags) {
        return SettingsLoader.load(environment, home, flags);
    }

    private List<String> mistakes(Flags flags) {
        return catchThrowableOfType(SettingsException.class, () -> load(flags)).mistakes();
    }

    @Test
    void defaults_hold_without_a_file() {
        Loaded loaded = load(Flags.NONE);
        assertThat(loaded.settings().config().host()).isEqualTo("127.0.0.1");
        assertThat(loaded.settings().config().port()).isEqualTo(6000);
        assertThat(loaded.settings().config().backlog()).isEqualTo(Backlog.ALL);
        assertThat(loaded.settings().ui()).isEqualTo(Ui.AUTO);
        assertThat(loaded.settings().notifyHook()).isEmpty();
        assertThat(loaded.file()).isEqualTo(home.resolve(".config/chatcluster/config.toml"));
        assertThat(loaded.origins().values()).containsOnly(Origin.STANDARD);
    }

    @Test
    void flag_wins_over_environment_over_profile_over_file() throws Exception {
        Path file = write(
                "host = 'file'",
                "port = 1",
                "name = 'file'",
                "device = 'file'",
                "profile = 'work'",
                "[profiles.work]",
                "port = 2",
                "name = 'profile'",
                "device = 'profile'");
        environment.put("CHAT_CLIENT_NAME", "environment");
        environment.put("CHAT_CLIENT_DEVICE", "environment");
        Loaded loaded = load(new Flags(Map.of(Setting.DEVICE, "flag"), null, null));
        assertThat(loaded.settings().config().host()).isEqualTo("file");
        assertThat(loaded.settings().config().port()).isEqualTo(2);
        assertThat(loaded.settings().name()).isEqualTo("environment");
        assertThat(loaded.settings().config().device()).isEqualTo("flag");
        assertThat(loaded.profile()).isEqualTo("work");
        assertThat(SettingsReport.of(loaded).lines(true))
                .contains(
                        "host = \"file\"         # " + file + ":1",
                        "port = 2              # profile, " + file + ":7",
                        "name = \"environment\"  # CHAT_CLIENT_NAME",
                        "device = \"flag\"       # --device",
                        "theme = \"auto\"        # default");
    }

    @Test
    void everything_that_can_be_set_is_read() throws Exception {
        write(
                "backlog = 20",
                "ui = \"plain\"",
                "theme = \"none\"",
                "notify = \"osc9\"",
                "notify-hook = [",
                "  \"say\", # aloud",
                "  \"hello there\",",
                "]",
                "[bind]",
                "\"ctrl-n\" = \"/unread\"");
        Settings settings = load(Flags.NONE).settings();
        assertThat(settings.config().backlog()).isEqualTo(new Backlog(20));
        assertThat(settings.ui()).isEqualTo(Ui.PLAIN);
        assertThat(settings.theme()).isEqualTo(ThemeChoice.NONE);
        assertThat(settings.call()).isEqualTo(Call.OSC9);
        assertThat(settings.notifyHook()).containsExactly("say", "hello there");
        assertThat(settings.bindings()).containsExactly(Map.entry("ctrl-n", "/unread"));
        assertThat(SettingsReport.of(load(Flags.NONE)).lines(false))
                .contains("backlog = 20", "notify-hook = [\"say\", \"hello there\"]", "bind.\"ctrl-n\" = \"/unread\"");
    }

    @Test
    void profile_is_chosen_by_flag_then_environment_then_file() throws Exception {
        write(
                "profile = 'a'",
                "[profiles.a]",
                "port = 1",
                "[profiles.b]",
                "port = 2",
                "[profiles.c]",
                "port = 3",
                "[profiles.c.bind]",
                "f2 = '/me'");
        assertThat(load(Flags.NONE).settings().config().port()).isEqualTo(1);
        environment.put("CHAT_CLIENT_PROFILE", "b");
        assertThat(load(Flags.NONE).settings().config().port()).isEqualTo(2);
        Settings chosen = load(new Flags(Map.of(), null, "c")).settings();
        assertThat(chosen.config().port()).isEqualTo(3);
        assertThat(chosen.bindings()).containsExactly(Map.entry("f2", "/me"));
    }

    @Test
    void all_mistakes_are_told_at_once_with_their_places() throws Exception {
        Path file = write(
                "# mine",
                "prot = 7000",
                "port = 70000",
                "theme = 'drak'",
                "device = 5",
                "wallpaper = 'sea'",
                "password = 'correct horse'",
                "notify-hook = 'say'",
                "[bind]",
                "f1 = 1",
                "[profiles.work]",
                "hots = 'x'",
                "profile = 'y'");
        environment.put("CHAT_CLIENT_PORT", "x");
        assertThat(mistakes(new Flags(Map.of(Setting.BACKLOG, "-1"), null, null)))
                .containsExactly(
                        file + ":2: prot: unknown key (did you mean port?)",
                        file + ":3: port: 70000 (expected 1..65535)",
                        file + ":4: theme: drak (expected auto, light, dark, none)",
                        file + ":5: device: 5 (expected text of 1..25 characters)",
                        file + ":6: wallpaper: unknown key",
                        file
                                + ":7: password: secrets do not belong here; log in once, and the client keeps the login in"
                                + " a private file",
                        file + ":8: notify-hook: say (expected array of texts)",
                        file + ":10: bind.f1: 1 (expected what the key does, as text)",
                        file + ":12: profiles.work.hots: unknown key (did you mean host?)",
                        file + ":13: profiles.work.profile: unknown key",
                        "CHAT_CLIENT_PORT: x (expected 1..65535)",
                        "--backlog: -1 (expected all, or a number of messages)");
    }

    @Test
    void key_has_one_name_however_it_is_spelled_and_the_profile_wins() throws Exception {
        write("profile = 'work'", "[bind]", "'Alt-Ctrl-X' = '/me'", "[profiles.work.bind]", "'ctrl-alt-x' = '/unread'");
        assertThat(load(Flags.NONE).settings().bindings()).containsExactly(Map.entry("ctrl-alt-x", "/unread"));
        assertThat(SettingsReport.of(load(Flags.NONE)).lines(false))
                .contains("bind.\"ctrl-alt-x\" = \"/unread\"")
                .noneMatch(line -> line.contains("/me"));
    }

    @Test
    void key_that_is_bound_twice_and_one_that_is_none_are_mistakes() throws Exception {
        Path file = write("[bind]", "f2 = '/me'", "F2 = '/unread'", "f99 = '/me'");
        assertThat(mistakes(Flags.NONE))
                .hasSize(2)
                .contains(file + ":2: bind.f2: the key of line 3 once more, F2")
                .anyMatch(mistake -> mistake.startsWith(file + ":4: bind.f99: key \"f99\": there is none"));
    }

    @Test
    void what_is_not_toml_is_told_with_its_line() throws Exception {
        Path file = write("port = 1", "host = chat", "");
        assertThat(mistakes(Flags.NONE)).singleElement().asString().startsWith(file + ":2: not TOML: ");
        write("[profile.work]");
        assertThat(mistakes(Flags.NONE))
                .containsExactly(file + ":1: profile: expected the name of one; its settings stand in [profiles.NAME]");
    }

    @Test
    void file_or_profile_that_was_asked_for_must_be_there() throws Exception {
        Path missing = home.resolve("missing.toml");
        assertThat(mistakes(new Flags(Map.of(), missing.toString(), null)))
                .containsExactly(missing + ": cannot be read: there is no such file");
        Path file = home.resolve(".config/chatcluster/config.toml");
        assertThat(mistakes(new Flags(Map.of(), null, "work")))
                .containsExactly("--profile: work (expected a profile of " + file + ", which is not there)");
        environment.put("CHAT_CLIENT_PROFILE", "play");
        assertThat(mistakes(Flags.NONE))
                .containsExactly("CHAT_CLIENT_PROFILE: play (expected a profile of " + file + ", which is not there)");
        write("# mine", "profile = 'wrk'", "[profiles.work]");
        assertThat(mistakes(new Flags(Map.of(), null, "wokr")))
                .containsExactly("--profile: wokr (expected a profile of " + file + "; did you mean work?)");
        assertThat(mistakes(Flags.NONE))
                .containsExactly("CHAT_CLIENT_PROFILE: play (expected a profile of " + file + ")");
        environment.clear();
        assertThat(mistakes(Flags.NONE))
                .containsExactly(file + ":2: profile: wrk (expected a profile of " + file + "; did you mean work?)");
    }

    @Test
    void xdg_and_flag_say_where_the_file_is() throws Exception {
        environment.put("XDG_CONFIG_HOME", home.resolve("xdg").toString());
        assertThat(load(Flags.NONE).file()).isEqualTo(home.resolve("xdg/chatcluster/config.toml"));
        environment.put("XDG_CONFIG_HOME", "relative");
        assertThat(load(Flags.NONE).file()).isEqualTo(home.resolve(".config/chatcluster/config.toml"));
        Path other = Files.writeString(home.resolve("other.toml"), "port = 9");
        environment.put("CHAT_CLIENT_CONFIG", other.toString());
        assertThat(load(Flags.NONE).settings().config().port()).isEqualTo(9);
    }

    @Test
    void the_longest_device_leaves_room_for_sessions_beside_the_client() {
        String longest = "d".repeat(25);
        Settings settings =
                load(new Flags(Map.of(Setting.DEVICE, longest), null, null)).settings();
        String beside = settings.configBeside("x".repeat(Settings.MAX_BESIDE)).device();
        Credentials credentials = new Credentials.ByToken("secret", 1);
        assertThat(new LoginRequest(credentials, beside, 1, Backlog.ALL, List.of()).device())
                .startsWith(longest);
        assertThat(mistakes(new Flags(Map.of(Setting.DEVICE, longest + "d"), null, null)))
                .containsExactly("--device: " + longest + "d (expected text of 1..25 characters)");
    }

    @Test
    void few_values_are_listed() {
        assertThat(Setting.NOTIFY.choices()).containsExactly("off", "bell", "osc9", "both");
        assertThat(Setting.HOST.choices()).isEmpty();
    }
}
