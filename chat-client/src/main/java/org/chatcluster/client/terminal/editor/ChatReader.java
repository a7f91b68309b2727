package org.chatcluster.client.terminal.editor;

import static java.util.Objects.requireNonNull;

import java.io.IOError;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.chatcluster.client.terminal.editor.Dialogs.Answer;
import org.chatcluster.client.terminal.editor.Dialogs.Search;
import org.chatcluster.client.terminal.text.Line;
import org.chatcluster.client.terminal.text.Look;
import org.chatcluster.client.terminal.text.Style;
import org.jline.keymap.KeyMap;
import org.jline.reader.EndOfFileException;
import org.jline.reader.MaskingCallback;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.KillRing;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.reader.impl.SimpleMaskingCallback;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jspecify.annotations.Nullable;

/**
 * JLine's editor with the keys of a chat. It tells what is typed after every change, can turn to another conversation while a line is
 * being typed, and keeps pasted lines together. It leans on protected members of JLine 4.5.0; each has a test. One thread reads and
 * binds keys; {@link #turnTo} is for any.
 */
public class ChatReader extends LineReaderImpl {
    /** A pasted text of more lines is sent only after a question. */
    private static final int UNASKED_LINES = 5;

    /** Rows that the search for a conversation leaves to the line and its own. */
    private static final int ROWS_BESIDE_SEARCH = 3;

    private static final char MASK = '*';

    /** JLine takes an empty one for its own. */
    private static final String NO_COLOUR = "fg:default,bg:default";

    private static final List<String> COLOURED = List.of(
            COMPLETION_STYLE_BACKGROUND,
            COMPLETION_STYLE_DESCRIPTION,
            COMPLETION_STYLE_GROUP,
            COMPLETION_STYLE_STARTING,
            COMPLETION_STYLE_LIST_BACKGROUND,
            COMPLETION_STYLE_LIST_DESCRIPTION,
            COMPLETION_STYLE_LIST_GROUP,
            COMPLETION_STYLE_LIST_STARTING);

    private final Actions actions;
    private final Paging paging;
    private final Look look;
    private final KeyMap<Search> searchKeys = Dialogs.search();
    private final KeyMap<Answer> answerKeys = Dialogs.answers();
    private final BoundKeys boundKeys;
    /** What a key that gives a line broke off, by the prompt it was typed at. */
    private final Map<String, String> interrupted = new HashMap<>();

    private AttributedString nextPrompt = AttributedString.EMPTY;
    private String told = "";
    private boolean pasted;

    @SuppressWarnings("this-escape") // JLine's setters are made for this, and no subclass overrides them.
    public ChatReader(Terminal terminal, Actions actions, Paging paging, KeyTable keys, Look look) {
        super(terminal, "chat", new HashMap<>());
        this.actions = actions;
        this.paging = paging;
        this.look = look;
        this.boundKeys = new BoundKeys(requireNonNull(getKeyMaps().get(MAIN)), getWidgets());
        setVariable(SECONDARY_PROMPT_PATTERN, "");
        option(Option.DISABLE_EVENT_EXPANSION, true);
        option(Option.ERASE_LINE_ON_FINISH, true);
        option(Option.HISTORY_TIMESTAMPED, false);
        option(Option.CASE_INSENSITIVE, true);
        getWidgets().put(CALLBACK_INIT, () -> terminal.trackFocus(true));
        if (!look.coloured()) {
            withoutColours();
        }
        use(keys);
    }

    /** From now on keys do what the table says, and all others what they do in any line. */
    public final void use(KeyTable table) {
        boundKeys.free();
        for (KeyAction action : KeyAction.all()) {
            table.keysOf(action.name()).forEach(key -> boundKeys.bind(key, action.name(), () -> run(action)));
        }
        table.lines().forEach((key, line) -> boundKeys.bind(key, line, () -> submit(line)));
    }

    /** A secret is nobody's business, and the person can go nowhere before it is given. */
    private boolean run(KeyAction action) {
        if (maskingCallback != null) {
            return false;
        }
        action.step().run(this, actions, paging);
        return true;
    }

    /** Gives a line as if it had been typed; what was being typed comes back when its prompt does. */
    final boolean submit(String line) {
        if (maskingCallback != null) {
            return false;
        }
        interrupted.put(prompt.toString(), buf.toString());
        buf.clear();
        buf.write(line);
        return super.acceptLine();
    }

    private String begin(AttributedString linePrompt, String draft) {
        String kept = interrupted.remove(linePrompt.toString());
        return draft.isEmpty() && kept != null ? kept : draft;
    }

    /** Shows completions without the colours that JLine has for them. */
    private void withoutColours() {
        for (String part : COLOURED) {
            setVariable(part, NO_COLOUR);
        }
    }

    /** Reads a line that begins with {@code draft}. */
    public String read(AttributedString linePrompt, String draft) {
        nextPrompt = linePrompt;
        told = draft;
        pasted = false;
        try {
            return readLine(null, null, (MaskingCallback) null, begin(linePrompt, draft));
        } catch (IOError | IllegalStateException e) {
            throw ended(e);
        } catch (UserInterruptException e) {
            told = "";
            actions.typed("");
            throw e;
        }
    }

    /** JLine closes the terminal when the program is told to end, and whoever reads from it then finds it closed. */
    private static RuntimeException ended(Throwable failure) {
        boolean closed = failure instanceof IOError
                || String.valueOf(failure.getMessage()).contains("closed");
        return closed ? new EndOfFileException(failure) : new IllegalStateException(failure);
    }

    /** Reads a line that nobody sees, nothing tells and nothing remembers. */
    public String readSecret(AttributedString linePrompt) {
        nextPrompt = linePrompt;
        KillRing kept = killRing;
        killRing = new KillRing();
        setVariable(DISABLE_COMPLETION, true);
        try {
            return readLine(null, null, new SimpleMaskingCallback(MASK), null);
        } catch (IOError | IllegalStateException e) {
            throw ended(e);
        } finally {
            setVariable(DISABLE_COMPLETION, false);
            killRing = kept;
        }
    }

    /**
     * Another conversation, with what was being typed there. Both are asked for when no key can lead elsewhere meanwhile. Not to be
     * called with a lock held that {@link Actions} take.
     */
    public final void turnTo(Supplier<AttributedString> linePrompt, Supplier<String> draftThere) {
        lock.lock();
        try {
            if (!reading || maskingCallback != null) {
                return;
            }
            String draft = draftThere.get();
            prompt = linePrompt.get();
            told = draft;
            pasted = false;
            post = null;
            buf.clear();
            buf.write(begin(prompt, draft));
            undo.clear();
            undo.newState(buf.copy());
            modifiedHistory.clear();
            history.moveToEnd();
            redisplay(true);
        } finally {
            lock.unlock();
        }
    }

    /** The conversation has another name; what is typed stays as it is. Otherwise as {@link #turnTo}. */
    public final void rename(Supplier<AttributedString> linePrompt) {
        lock.lock();
        try {
            if (reading && maskingCallback == null) {
                prompt = linePrompt.get();
                redisplay(true);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Sends the terminal an escape sequence that shows nothing, between two drawings. For any thread. */
    public final void ring(String sequence) {
        lock.lock();
        try {
            terminal.writer().write(sequence);
            terminal.flush();
        } finally {
            lock.unlock();
        }
    }

    /** JLine would take percent signs in a name for a pattern. */
    @Override
    public void setPrompt(@Nullable String pattern) {
        prompt = nextPrompt;
    }

    @Override
    protected void redisplay(boolean flush) {
        super.redisplay(flush);
        tell();
    }

    /** Tells what is typed, if it has changed. For those that draw themselves. */
    protected final void tell() {
        if (!reading || maskingCallback != null) {
            return;
        }
        String text = buf.toString();
        if (!text.equals(told)) {
            told = text;
            actions.typed(text);
        }
    }

    @Override
    protected void cleanup() {
        terminal.trackFocus(false);
        super.cleanup();
    }

    @Override
    public boolean focusIn() {
        actions.focus(true);
        return true;
    }

    @Override
    public boolean focusOut() {
        actions.focus(false);
        return true;
    }

    /** Ctrl-G; JLine would begin another line. */
    @Override
    protected boolean sendBreak() {
        buf.clear();
        return true;
    }

    /** JLine would let an editor of its own draw on the screen. */
    @Override
    protected boolean editAndExecute() {
        return false;
    }

    @Override
    public boolean beginPaste() {
        String text = Paste.clean(doReadStringUntil(BRACKETED_PASTE_END));
        if (maskingCallback != null) {
            text = text.replace("\n", "");
        }
        pasted |= text.indexOf('\n') >= 0;
        insert(text);
        return true;
    }

    final void insert(String text) {
        buf.write(text);
    }

    @Override
    protected boolean acceptLine() {
        long lines = buf.toString().lines().count();
        return (pasted && lines > UNASKED_LINES) ? acceptLines(lines) : super.acceptLine();
    }

    private boolean acceptLines(long lines) {
        Line question =
                Line.of(Style.NAME, "Send " + lines + " lines as one message?").and(Style.PLAIN, " y/n/edit");
        Answer answer = ask(answerKeys, () -> List.of(question));
        post = null;
        if (answer == null) {
            state = State.EOF;
            return true;
        }
        return switch (answer) {
            case SEND -> super.acceptLine();
            case DROP -> drop();
            case EDIT -> true;
        };
    }

    /** The text can be had back with the key for what was cut last. */
    private boolean drop() {
        killRing.add(buf.toString());
        return buf.clear();
    }

    /** Lets the person find a conversation by some letters of its name. */
    final void choose() {
        Switcher switcher = new Switcher(actions.choices(), look.marks());
        Supplier<List<Line>> lines = () -> switcher.lines(size.getRows() - ROWS_BESIDE_SEARCH);
        Search key = ask(searchKeys, lines);
        while (key != null && key != Search.ACCEPT && key != Search.CANCEL) {
            switch (key) {
                case TYPE -> switcher.type(getLastBinding());
                case ERASE -> switcher.erase();
                case UP -> switcher.move(-1);
                case DOWN -> switcher.move(1);
                case FOCUS_IN -> actions.focus(true);
                case FOCUS_OUT -> actions.focus(false);
                case ACCEPT, CANCEL -> throw new IllegalStateException(key.name());
            }
            key = ask(searchKeys, lines);
        }
        post = null;
        if (key == Search.ACCEPT) {
            switcher.chosen().ifPresent(actions::turnTo);
        }
    }

    /** Shows lines beside the one being typed and reads a key; null at the end of the input. */
    private <T> @Nullable T ask(KeyMap<T> keys, Supplier<List<Line>> lines) {
        post = () -> AttributedString.join(
                AttributedString.NEWLINE,
                lines.get().stream().map(look.theme()::render).toList());
        redisplay(true);
        return doReadBinding(keys, null);
    }
}
