package org.chatcluster.client.terminal.screen;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.chatcluster.client.terminal.editor.Actions;
import org.chatcluster.client.terminal.editor.ChatReader;
import org.chatcluster.client.terminal.editor.KeyTable;
import org.chatcluster.client.terminal.text.Line;
import org.chatcluster.client.terminal.text.Look;
import org.chatcluster.client.terminal.text.Theme;
import org.jline.reader.Candidate;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;
import org.jline.utils.AttributedString;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The editor of the full screen: JLine's for what is typed, drawn as the last rows of a whole screen. Between {@link #open} and
 * {@link #close} the terminal is on its other screen, whether a line is being read or not; however the program ends, it comes back from
 * there. It leans on protected members of JLine 4.5.0; each override has a test. One thread reads; {@link #changed} is for any.
 */
public final class ScreenReader extends ChatReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ScreenReader.class);
    private static final Set<Signal> OURS = Set.of(Signal.WINCH, Signal.CONT, Signal.TSTP);

    private final ScreenSource source;
    private final Scene scene;
    private final FullScreen screen;
    private final Suspension suspension;
    private final Redraws redraws = new Redraws(this::redraw);
    private final Thread atExit = new Thread(this::abandon, "chat-screen-end");
    /** Who had the signals before this screen; nobody while it is not open. */
    private final Map<Signal, SignalHandler> before = new EnumMap<>(Signal.class);

    private ScreenReader(
            Terminal terminal, Actions actions, Scene scene, KeyTable keys, Look look, ScreenSource source) {
        super(terminal, actions, scene, keys, look);
        this.source = source;
        this.scene = scene;
        // Never closed: it is not ours.
        this.screen = new FullScreen(terminal, new FileOutputStream(FileDescriptor.out));
        this.suspension = new Suspension(terminal, screen);
    }

    /** An editor that is not open yet; times are shown in {@code zone}. */
    public static ScreenReader of(
            Terminal terminal, Actions actions, KeyTable keys, Look look, ScreenSource source, ZoneId zone) {
        Cells cells = new Cells(terminal);
        Theme plain = drawable(look.theme());
        String hint = "(%s sends it again, %s forgets it)".formatted(first(keys, "retry"), first(keys, "dismiss"));
        Scene scene = new Scene(source, cells, plain, new EntryRows(cells, plain, zone, hint));
        return new ScreenReader(terminal, actions, scene, keys, new Look(plain, look.marks()), source);
    }

    /** The screen is drawn by what has changed, which would tear links apart. */
    private static Theme drawable(Theme theme) {
        return theme.withoutLinks();
    }

    @Override
    public void use(Theme theme) {
        lock.lock();
        try {
            Theme plain = drawable(theme);
            scene.use(plain);
            super.use(plain);
        } finally {
            lock.unlock();
        }
        changed();
    }

    private static String first(KeyTable keys, String action) {
        return keys.keysOf(action).stream().findFirst().orElse("/" + action);
    }

    /** Takes the whole screen. */
    public void open() {
        lock.lock();
        try {
            screen.enter();
            Runtime.getRuntime().addShutdownHook(atExit);
            for (Signal signal : OURS) {
                before.put(signal, terminal.handle(signal, this::handleSignal));
            }
            redraws.start();
        } finally {
            lock.unlock();
        }
        changed();
    }

    /** Gives the screen back as it was, and the signals. Not to be called while a line is read. */
    @Override
    public void close() {
        redraws.close();
        lock.lock();
        try {
            screen.leave();
            before.forEach(terminal::handle);
            before.clear();
            removeHook();
        } finally {
            lock.unlock();
        }
    }

    private void removeHook() {
        try {
            boolean unused = Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            LOG.debug("The JVM is ending", e);
        }
    }

    private void abandon() {
        lock.lock();
        try {
            screen.abandon();
        } finally {
            lock.unlock();
        }
    }

    /** Something of what is shown is another now; it is drawn soon. */
    public void changed() {
        redraws.changed();
    }

    private void redraw() {
        redisplay(true);
    }

    @Override
    protected void redisplay(boolean flush) {
        lock.lock();
        try {
            if (skipRedisplay) {
                skipRedisplay = false;
                return;
            }
            if (screen.isEntered()) {
                Size whole = screen.measure();
                size = menuSize(whole);
                screen.draw(scene.frame(input(whole), whole.getRows(), whole.getColumns()));
            }
            tell();
        } finally {
            lock.unlock();
        }
    }

    /** What JLine takes for its screen when it lays out choices: the rows above the line that they may fill, and the line. */
    private static Size menuSize(Size whole) {
        return Size.of(whole.getColumns(), Layout.mostMenuRows(whole.getRows()) + 1);
    }

    private Input input(Size whole) {
        if (!reading) {
            return Input.NONE;
        }
        String text = buf.toString();
        String before = buf.upToCursor();
        if (maskingCallback != null) {
            text = maskingCallback.display(text);
            before = maskingCallback.display(before);
        }
        return new Input(prompt, text, before.length(), menu(whole));
    }

    private List<AttributedString> menu(Size whole) {
        if (post == null) {
            return List.of();
        }
        List<AttributedString> rows = post.get().columnSplitLength(terminal, whole.getColumns(), false, true);
        return rows.subList(0, Math.min(rows.size(), Layout.mostMenuRows(whole.getRows())));
    }

    /** What JLine would print above the line becomes a part of the screen. */
    @Override
    public void printAbove(String text) {
        AttributedString.stripAnsi(text).lines().forEach(line -> source.notice(Line.note(line)));
        changed();
    }

    @Override
    public void printAbove(AttributedString text) {
        printAbove(text.toString());
    }

    /** The line has its place. */
    @Override
    protected boolean freshLine() {
        return true;
    }

    /** A line begins; nothing of the screen is lost. */
    @Override
    public boolean redrawLine() {
        return true;
    }

    @Override
    public boolean clear() {
        return true;
    }

    @Override
    public boolean clearScreen() {
        screen.clear();
        return true;
    }

    /** The line is read; the screen stays, and so do the modes of the terminal. */
    @Override
    protected void cleanup() {
        post = null;
        doAutosuggestion = false;
        scene.lineRead();
        redisplay(true);
        history.moveToEnd();
    }

    @Override
    protected void handleSignal(Signal signal) {
        lock.lock();
        try {
            switch (signal) {
                case WINCH -> redisplay(true);
                case CONT -> comeBack();
                case TSTP -> suspension.begin();
                default -> LOG.debug("Signal {}", signal);
            }
        } finally {
            lock.unlock();
        }
    }

    private void comeBack() {
        suspension.end();
        redisplay(true);
    }

    @Override
    protected boolean doMenu(
            List<Candidate> original, String completed, BiFunction<CharSequence, Boolean, CharSequence> escaper) {
        size = menuSize(screen.measure());
        return super.doMenu(original, completed, escaper);
    }

    /** JLine prints a long list; here what completes goes on to the menu at once. */
    @Override
    protected boolean doList(
            List<Candidate> possible,
            String completed,
            boolean runLoop,
            BiFunction<CharSequence, Boolean, CharSequence> escaper,
            boolean forSuggestion) {
        return runLoop;
    }
}
