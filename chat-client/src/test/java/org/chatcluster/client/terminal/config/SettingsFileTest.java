package org.chatcluster.client.terminal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.chatcluster.client.terminal.editor.Key;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {
    private static final String MINE = """
            # my settings
            port = 7000   # the test cluster
            notify-hook = [
              "say",      # aloud
              'a "b" ]',
            ]
            "theme" = 'dark' # eyes

            # work
            [profiles.work]
            host = "chat.example" # by VPN
            """;

    @TempDir
    private Path directory;

    private Path path;

    @BeforeEach
    void write() throws IOException {
        path = Files.writeString(directory.resolve("config.toml"), MINE);
    }

    private String afterSetting(String profile, String key, String value) throws IOException {
        new SettingsFile(path, profile).set(key, value);
        return Files.readString(path);
    }

    @Test
    void value_changes_and_the_rest_stays_as_it_was_written() throws Exception {
        assertThat(afterSetting("", "port", "7001")).isEqualTo(MINE.replace("7000", "7001"));
        assertThat(afterSetting("", "theme", "light"))
                .isEqualTo(MINE.replace("7000", "7001").replace("'dark'", "\"light\""));
        assertThat(afterSetting("", "notify-hook", "beep twice")).contains("""
                notify-hook = ["beep", "twice"]
                "theme" = "light" # eyes
                """);
    }

    @Test
    void new_key_stands_before_the_first_table() throws Exception {
        assertThat(afterSetting("", "ui", "line"))
                .isEqualTo(MINE.replace("[profiles.work]", "ui = \"line\"\n[profiles.work]"));
    }

    @Test
    void key_of_the_profile_changes_there() throws Exception {
        assertThat(afterSetting("work", "host", "other")).isEqualTo(MINE.replace("chat.example", "other"));
        assertThat(afterSetting("work", "port", "1")).contains("port = 1   #");
    }

    @Test
    void keys_are_bound_in_a_table_that_is_made_when_needed() throws Exception {
        SettingsFile file = new SettingsFile(path, "");
        file.bind(Key.parse("ctrl-n"), "/unread");
        assertThat(path).content().isEqualTo(MINE + "\n[bind]\nctrl-n = \"/unread\"\n");
        file.bind(Key.parse("alt-\""), "/me \\o/");
        file.bind(Key.parse("CTRL-N"), "/next");
        assertThat(path).content().isEqualTo(MINE + "\n[bind]\n\"alt-\\\"\" = \"/me \\\\o/\"\nctrl-n = \"/next\"\n");
    }

    @Test
    void key_is_bound_anew_where_it_stands_however_it_is_spelled() throws Exception {
        Files.writeString(path, "[bind]\nF2 = \"/me\"\n[profiles.work.bind]\n\"Alt-Ctrl-X\" = \"/unread\"\n");
        SettingsFile file = new SettingsFile(path, "work");
        file.bind(Key.parse("f2"), "/status");
        file.bind(Key.parse("ctrl-alt-x"), "/ping");
        assertThat(path)
                .content()
                .isEqualTo("[bind]\nF2 = \"/status\"\n[profiles.work.bind]\n\"Alt-Ctrl-X\" = \"/ping\"\n");
    }

    @Test
    void file_is_made_when_there_is_none() throws Exception {
        path = directory.resolve("new/config.toml");
        assertThat(afterSetting("", "name", "al\"ice")).isEqualTo("name = \"al\\\"ice\"\n");
    }

    @Test
    void line_ends_links_and_rights_stay() throws Exception {
        Files.writeString(path, "port = 1\r\nname = 'a'");
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r-----"));
        path = Files.createSymbolicLink(directory.resolve("link.toml"), path);
        assertThat(afterSetting("", "ui", "tui")).isEqualTo("port = 1\r\nname = 'a'\r\nui = \"tui\"\r\n");
        assertThat(path).isSymbolicLink();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-r-----");
    }

    @Test
    void refuses_what_the_file_must_not_have_and_leaves_it_alone() throws Exception {
        assertThatThrownBy(() -> afterSetting("", "port", "0")).hasMessage("port: 0 (expected 1..65535)");
        assertThatThrownBy(() -> afterSetting("", "them", "dark"))
                .hasMessage("them: unknown key (did you mean theme?)");
        assertThatThrownBy(() -> afterSetting("", "password", "x")).hasMessageStartingWith("password: secrets do not");
        assertThat(path).content().isEqualTo(MINE);
        Files.writeString(path, "port = 0");
        assertThatThrownBy(() -> afterSetting("", "ui", "tui")).hasMessage(path + ":1: port: 0 (expected 1..65535)");
        assertThat(directory).isDirectoryNotContaining("glob:**.tmp");
    }
}
