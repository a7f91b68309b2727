package org.chatcluster.client.terminal;

import static java.util.Objects.requireNonNull;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.chatcluster.client.ClientState.Phase;
import org.chatcluster.client.terminal.editor.Actions;
import org.chatcluster.client.terminal.editor.ChatReader;
import org.chatcluster.client.terminal.editor.KeyTable;
import org.chatcluster.client.terminal.screen.ScreenReader;
import org.chatcluster.client.terminal.text.Console;
import org.chatcluster.client.terminal.text.Line;
import org.chatcluster.client.terminal.text.Look;
import org.chatcluster.client.terminal.text.Marks;
import org.chatcluster.client.terminal.text.Theme;
import org.chatcluster.client.terminal.view.DeskFeed;
import org.chatcluster.client.terminal.view.Feed;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/** The whole screen: conversations, messages, members, a status row, and the line that is typed. */
final class ScreenSight implements Sight, Console {
    private final Terminal terminal;
    private Look look;
    private final KeyTable keys;
    private final List<Line> lastWords = new ArrayList<>();
    private @Nullable DeskFeed feed;
    private @Nullable ModelSource source;
    private volatile @Nullable ScreenReader reader;

    ScreenSight(Terminal terminal, Look look, KeyTable keys) {
        this.terminal = terminal;
        this.look = look;
        this.keys = keys;
    }

    @Override
    public App.FeedMaker feed() {
        return this::makeFeed;
    }

    private Feed makeFeed(App.Shown shown) {
        source = new ModelSource(shown);
        DeskFeed made = new DeskFeed(shown.model().desk(), shown.older(), shown.members(), this::redraw);
        feed = made;
        return made;
    }

    @Override
    public ChatReader reader(App app, Actions actions) {
        ScreenReader made =
                ScreenReader.of(terminal, actions, keys, look, requireNonNull(source), ZoneId.systemDefault());
        made.open();
        reader = made;
        var unused = app.timer().scheduleAtFixedRate(() -> eachSecond(app), 1, 1, TimeUnit.SECONDS);
        return made;
    }

    private void eachSecond(App app) {
        Phase phase = app.model().link().view().state().phase();
        if (phase == Phase.WAITING) {
            redraw();
        } else if (phase == Phase.ONLINE) {
            requireNonNull(feed).refreshMembers(requireNonNull(source).showsMembers());
        }
    }

    private void redraw() {
        ScreenReader present = reader;
        if (present != null) {
            present.changed();
        }
    }

    @Override
    public Console console() {
        return this;
    }

    @Override
    public void print(List<Line> lines) {
        requireNonNull(feed).print(lines);
    }

    @Override
    public void flush() {
        redraw();
    }

    @Override
    public Marks marks() {
        return look.marks();
    }

    @Override
    public void use(Theme theme) {
        look = new Look(theme, look.marks());
        requireNonNull(reader).use(theme);
    }

    @Override
    public void close() {
        ScreenReader present = reader;
        if (present != null) {
            present.close();
        }
        lastWords.forEach(line -> look.theme().render(line).println(terminal));
        terminal.flush();
    }

    /** Behind the screen that the program gives back. */
    @Override
    public void farewell(Line line) {
        lastWords.add(line);
    }
}
