package org.chatcluster.client.terminal;

import static java.util.Objects.requireNonNull;

import org.chatcluster.client.terminal.editor.Actions;
import org.chatcluster.client.terminal.editor.ChatReader;
import org.chatcluster.client.terminal.editor.KeyTable;
import org.chatcluster.client.terminal.text.Console;
import org.chatcluster.client.terminal.text.Line;
import org.chatcluster.client.terminal.text.Look;
import org.chatcluster.client.terminal.text.Marks;
import org.chatcluster.client.terminal.text.Theme;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/** Lines above a prompt; what has gone up is in the terminal's own scrollback. */
final class LineSight implements Sight {
    /** So many unread messages are shown again when the person turns to them. */
    private static final int REVIEWED = 30;

    private final Terminal terminal;
    private final Look look;
    private final KeyTable keys;
    private final ScreenConsole console;
    private @Nullable ChatReader reader;

    LineSight(Terminal terminal, Look look, KeyTable keys) {
        this.terminal = terminal;
        this.look = look;
        this.keys = keys;
        this.console = new ScreenConsole(look.theme());
    }

    @Override
    public ChatReader reader(App app, Actions actions) {
        ChatReader made = new ChatReader(terminal, actions, new LinePages(app, console), keys, look);
        console.above(made);
        reader = made;
        return made;
    }

    @Override
    public Console console() {
        return console;
    }

    @Override
    public App.FeedMaker feed() {
        return App.lines(console, REVIEWED);
    }

    @Override
    public Marks marks() {
        return look.marks();
    }

    @Override
    public void use(Theme theme) {
        console.use(theme);
        requireNonNull(reader).use(theme);
    }

    @Override
    public void farewell(Line line) {
        console.print(line);
    }

    @Override
    public void close() {
        console.close();
    }
}
