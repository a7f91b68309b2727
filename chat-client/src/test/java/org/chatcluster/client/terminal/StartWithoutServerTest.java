package org.chatcluster.client.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.chatcluster.client.ClientConfig;
import org.chatcluster.client.ScriptedServer;
import org.chatcluster.client.terminal.config.Loaded;
import org.chatcluster.client.terminal.config.Setting;
import org.chatcluster.client.terminal.config.Settings;
import org.chatcluster.client.terminal.editor.Actions;
import org.chatcluster.client.terminal.editor.ChatReader;
import org.chatcluster.client.terminal.editor.KeyTable;
import org.chatcluster.client.terminal.notify.Call;
import org.chatcluster.client.terminal.store.StateDirectory;
import org.chatcluster.client.terminal.text.Console;
import org.chatcluster.client.terminal.text.Line;
import org.chatcluster.client.terminal.text.Look;
import org.chatcluster.client.terminal.text.Marks;
import org.chatcluster.client.terminal.text.Theme;
import org.chatcluster.client.terminal.text.Themes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartWithoutServerTest {
    @TempDir
    Path home;

    /** Which threads say that there is no connection. */
    private final Set<String> speakers = ConcurrentHashMap.newKeySet();

    private record Overheard(Sight sight, Set<String> speakers) implements Sight, Console {
        @Override
        public void print(List<Line> lines) {
            if (lines.stream().anyMatch(line -> line.text().contains("Cannot connect"))) {
                speakers.add(Thread.currentThread().getName());
            }
            sight.console().print(lines);
        }

        @Override
        public void flush() {
            sight.console().flush();
        }

        @Override
        public Console console() {
            return this;
        }

        @Override
        public ChatReader reader(App app, Actions actions) {
            return sight.reader(app, actions);
        }

        @Override
        public Marks marks() {
            return sight.marks();
        }

        @Override
        public void use(Theme theme) {
            sight.use(theme);
        }

        @Override
        public void farewell(Line line) {
            sight.farewell(line);
        }

        @Override
        public App.FeedMaker feed() {
            return sight.feed();
        }

        @Override
        public void close() {
            sight.close();
        }
    }

    private Situation situation() {
        ClientConfig nobodyThere;
        try (ScriptedServer server = new ScriptedServer()) {
            nobodyThere = server.config();
        }
        Settings settings = new Settings(Map.of(Setting.NOTIFY, Call.OFF), Map.of());
        Loaded loaded = new Loaded(settings, Map.of(), Map.of(), home.resolve("config.toml"), "");
        return new Situation(Wish.of(settings).with(nobodyThere), loaded, KeyTable.defaults());
    }

    /** The screen may be busy for long, and the client's event loop has better things to do. */
    @Test
    void trouble_is_not_shown_by_the_threads_of_the_client() throws Exception {
        HeldTerminal held = new HeldTerminal();
        Look look = new Look(Themes.DARK, Marks.SIGNS);
        try (Sight sight = new Overheard(new LineSight(held.terminal(), look, KeyTable.defaults()), speakers)) {
            Colours colours = new Colours(held.terminal(), Map.of());
            PersonFace face =
                    new PersonFace(held.terminal(), colours, StateDirectory.of(Map.of(), home), sight, situation());
            CompletableFuture<Optional<Wish>> running = CompletableFuture.supplyAsync(face::run);
            held.awaitShown("Cannot connect");
            held.hangUp();
            assertThat(running.get(60, TimeUnit.SECONDS)).isEmpty();
        }
        assertThat(speakers).containsExactly("chat-timer");
    }
}
