package org.chatcluster.client.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.chatcluster.client.Peer;
import org.chatcluster.client.terminal.command.Appearance;
import org.chatcluster.client.terminal.command.KeyBindings;
import org.chatcluster.client.terminal.command.Preferences;
import org.chatcluster.client.terminal.command.Suggestion;
import org.chatcluster.client.terminal.command.Surroundings;
import org.chatcluster.client.terminal.command.UsageException;
import org.chatcluster.common.protocol.Ping;
import org.chatcluster.common.protocol.Pong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands about the client itself, on a face that can change everything and on one that can change nothing. */
class SettingCommandsTest {
    @TempDir
    Path home;

    private final List<String> connected = new ArrayList<>();
    private final Map<String, String> values = new TreeMap<>(Map.of("bell", "mentions", "time", "HH:mm"));
    private final Map<String, String> keys = new TreeMap<>(Map.of("Alt-a", "next", "Alt-u", "/unread"));
    private final Pick theme = new Pick("dark", List.of("light", "dark", "none", "auto"));
    private final Pick ui = new Pick("line", List.of("line", "tui", "plain"));
    private Typist typist;

    private static final class Pick implements Appearance.Choice {
        private final List<String> values;
        private String now;

        Pick(String now, List<String> values) {
            this.now = now;
            this.values = values;
        }

        @Override
        public String now() {
            return now;
        }

        @Override
        public List<String> values() {
            return values;
        }

        @Override
        public void use(String value) {
            now = value;
        }
    }

    private final class Settings implements Preferences {
        @Override
        public List<Item> list() {
            return values.entrySet().stream()
                    .map(value -> new Item(
                            value.getKey(),
                            value.getValue(),
                            "about " + value.getKey(),
                            "bell".equals(value.getKey()) ? List.of("all", "mentions", "none") : List.of()))
                    .toList();
        }

        @Override
        public void set(String key, String value) {
            values.put(key, value);
        }
    }

    private final class Keys implements KeyBindings {
        @Override
        public List<Binding> bindings() {
            return keys.entrySet().stream()
                    .map(key -> new Binding(
                            key.getKey(), key.getValue(), "does it", "/unread".equals(key.getValue()) ? "unread" : ""))
                    .toList();
        }

        @Override
        public List<String> actions() {
            return List.of("next", "previous");
        }

        @Override
        public String bind(String key, String action) {
            if ("Nokey".equals(key)) {
                throw new UsageException("There is no key Nokey.");
            }
            keys.put(key, action);
            return key;
        }
    }

    private record Look(Pick ui, Pick theme) implements Appearance {
        @Override
        public String terminal() {
            return "xterm 100x30";
        }
    }

    @AfterEach
    void end() {
        typist.close();
    }

    private void onChangingFace() throws Exception {
        Surroundings surroundings = new Surroundings(
                (host, port) -> connected.add(host + " " + port),
                new Settings(),
                new Look(ui, theme),
                new Keys(),
                Map.of("state directory", home));
        typist = new Typist(home, surroundings);
    }

    private void onFixedFace() throws Exception {
        typist = new Typist(home);
    }

    private List<String> completed(String line) {
        return typist.completions().of(line).stream().map(Suggestion::value).toList();
    }

    @Test
    void settings_are_listed_shown_and_set() throws Exception {
        onChangingFace();
        typist.type("/set", "/set bell none", "/set time H:mm", "/set time");
        typist.awaitShown("bell = mentions  about bell\ntime = HH:mm  about time\nbell = none  about bell\n");
        typist.awaitShown("time = H:mm  about time\ntime = H:mm  about time\n");
        typist.type("/set bel x", "/set bell mention");
        typist.awaitError("\"bel\" is no setting (expected bell, time). Did you mean bell?\n");
        typist.awaitError("\"mention\" is no bell (expected all, mentions, none). Did you mean mentions?\n");
        assertThat(completed("/set ")).containsExactly("bell", "time");
        assertThat(completed("/set bell ")).containsExactly("all", "mentions", "none");
        assertThat(completed("/set bell all ")).isEmpty();
    }

    @Test
    void theme_and_face_are_chosen() throws Exception {
        onChangingFace();
        typist.type("/theme", "/theme light", "/ui tui", "/ui", "/theme lihgt");
        typist.awaitShown("dark (one of light, dark, none, auto)\n");
        typist.awaitShown("tui (one of line, tui, plain)\n");
        typist.awaitError("Did you mean light?\n");
        assertThat(theme.now()).isEqualTo("light");
        assertThat(completed("/theme ")).containsExactly("light", "dark", "none", "auto");
        assertThat(completed("/ui t")).containsExactly("tui");
    }

    @Test
    void keys_are_listed_and_bound_and_help_shows_them() throws Exception {
        onChangingFace();
        typist.type("/bind", "/bind F2 previous", "/bind F3 /search rope", "/help unread");
        typist.awaitShown("Alt-a  next  does it\nAlt-u  /unread  does it\nF2  previous  does it\n");
        typist.awaitShown("F3  /search rope  does it\n");
        typist.awaitShown("  keys: Alt-u\n");
        typist.type("/bind F2 prevoius", "/bind Nokey next", "/bind F9");
        typist.awaitError("Did you mean previous?\nThere is no key Nokey.\n");
        typist.awaitShown("F9 is not bound.\n");
        assertThat(completed("/bind Alt")).containsExactly("Alt-a", "Alt-u");
        assertThat(completed("/bind F2 ")).containsExactly("next", "previous");
    }

    @Test
    void another_server_is_connected_to() throws Exception {
        onChangingFace();
        typist.type("/connect other.example:7000", "/connect other.example:x", "/debug");
        typist.awaitError("port: \"x\" is no number: /connect HOST[:PORT]\n");
        assertThat(connected).containsExactly("other.example 7000");
        Peer peer = typist.peer();
        peer.reply(new Pong(Peer.TIME), peer.expect(Ping.class).rid());
        typist.awaitShown("state directory " + home + "\n");
        assertThat(typist.shown())
                .contains("online, alice (1) on node-1\n", "device test\n", "0 messages under way, 0 waiting\n")
                .contains("protocol 1, Java ", "terminal xterm 100x30, ui line, theme dark\n")
                .containsPattern("round trip \\d+\\.\\d ms\n");
    }

    @Test
    void face_that_cannot_change_says_so() throws Exception {
        onFixedFace();
        typist.type("/set", "/theme light", "/ui", "/bind F2 next");
        typist.awaitError("This cannot be changed here.\n".repeat(4));
        typist.type("/connect other.example");
        typist.awaitError("The server cannot be changed here; start with --host and --port.\n");
    }

    @Test
    void every_command_of_the_table_is_in_the_help() throws Exception {
        onFixedFace();
        typist.type("/help", "/help all");
        typist.awaitShown("/debug ");
        for (String name : List.of(
                "login",
                "register",
                "logout",
                "quit",
                "connect",
                "friend",
                "friends",
                "block",
                "unblock",
                "msg",
                "to",
                "group",
                "join",
                "leave",
                "members",
                "invite",
                "kick",
                "role",
                "mute",
                "unmute",
                "topic",
                "history",
                "unread",
                "mentions",
                "search",
                "me",
                "set",
                "theme",
                "bind",
                "ui",
                "help",
                "debug",
                "find",
                "ping",
                "status")) {
            assertThat(completed("/" + name)).as(name).contains("/" + name);
            assertThat(typist.shown()).contains("/" + name);
        }
    }
}
