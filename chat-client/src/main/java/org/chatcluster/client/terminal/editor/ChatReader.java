package org.chatcluster.client.terminal.editor;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.chatcluster.client.terminal.editor.Dialogs.Answer;
import org.chatcluster.client.terminal.text.Line;
import org.chatcluster.client.terminal.text.Look;
import org.chatcluster.client.terminal.text.Theme;
import org.jline.keymap.KeyMap;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jspecify.annotations.Nullable;

/**
 * JLine's editor with the keys of a chat. It tells what is typed after every change, can turn to another conversation while a line is
 * being typed, and keeps pasted lines together. It leans on protected members of JLine 4.5.0; each has a test. One thread reads and
 * binds keys; {@link #turnTo} is for any.
 */
public class ChatReader extends PromptReader {
    private final Actions actions;
    private final Paging paging;
    private Look look;
    private final BoundKeys boundKeys;
    private final ConversationSearch search;
    private final LongPaste paste = new LongPaste(this::ask);

    private String told = "";
    /** Whether the line that is read is one that a key gave. */
    private boolean given;

    @SuppressWarnings("this-escape") // JLine's setters are made for this, and no subclass overrides them.
    public ChatReader(Terminal terminal, Actions actions, Paging paging, KeyTable keys, Look look) {
        super(terminal);
        this.actions = actions;
        this.paging = paging;
        this.look = look;
        this.boundKeys = new BoundKeys(requireNonNull(getKeyMaps().get(MAIN)), getWidgets());
        this.search = new ConversationSearch(actions, look.marks(), this::ask, this::getLastBinding);
        EditorOptions.set(this);
        LateAnswers.passOver(requireNonNull(getKeyMaps().get(MAIN)), getWidgets(), this::readCharacter);
        EditorOptions.colour(this, look.coloured());
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

    /** What is drawn from now on looks like that. On the thread that reads. */
    public void use(Theme theme) {
        look = new Look(theme, look.marks());
        EditorOptions.colour(this, look.coloured());
    }

    /** A secret is nobody's business, and the person can go nowhere before it is given. */
    private boolean run(KeyAction action) {
        if (isSecret()) {
            return false;
        }
        action.step().run(this, actions, paging);
        return true;
    }

    /** Gives a line as if it had been typed; what was being typed stays what was told last. */
    final boolean submit(String line) {
        if (isSecret()) {
            return false;
        }
        tell();
        given = true;
        buf.clear();
        buf.write(line);
        return super.acceptLine();
    }

    /** Reads a line that begins with {@code draft}. When the person has typed it, nothing is being typed any more, which is told. */
    public String read(AttributedString linePrompt, String draft) {
        told = draft;
        given = false;
        paste.begin();
        try {
            String line = readShown(linePrompt, draft);
            if (!given) {
                actions.typed("");
            }
            return line;
        } catch (UserInterruptException e) {
            told = "";
            actions.typed("");
            throw e;
        }
    }

    /**
     * Another conversation, with what was being typed there. Both are asked for when no key can lead elsewhere meanwhile. Not to be
     * called with a lock held that {@link Actions} take.
     */
    public final void turnTo(Supplier<AttributedString> linePrompt, Supplier<String> draftThere) {
        lock.lock();
        try {
            if (!reading || isSecret()) {
                return;
            }
            String draft = draftThere.get();
            prompt = linePrompt.get();
            told = draft;
            paste.begin();
            post = null;
            buf.clear();
            buf.write(draft);
            undo.clear();
            undo.newState(buf.copy());
            modifiedHistory.clear();
            history.moveToEnd();
            redisplay(true);
        } finally {
            lock.unlock();
        }
    }

    /** The conversation has another name, or is no more; what is typed stays as it is, and is told. Otherwise as {@link #turnTo}. */
    public final void rename(Supplier<AttributedString> linePrompt) {
        lock.lock();
        try {
            if (reading && !isSecret()) {
                prompt = linePrompt.get();
                told = "";
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

    @Override
    protected void redisplay(boolean flush) {
        super.redisplay(flush);
        tell();
    }

    /** Tells what is typed, if it has changed. For those that draw themselves. */
    protected final void tell() {
        if (!reading || given || isSecret()) {
            return;
        }
        String text = buf.toString();
        if (!text.equals(told)) {
            told = text;
            actions.typed(text);
        }
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

    @Override
    public boolean beginPaste() {
        String text = Paste.clean(doReadStringUntil(BRACKETED_PASTE_END));
        if (isSecret()) {
            text = text.replace("\n", "");
        }
        paste.pasted(text);
        insert(text);
        return true;
    }

    final void insert(String text) {
        buf.write(text);
    }

    @Override
    protected boolean acceptLine() {
        String text = buf.toString();
        return paste.isIn(text) ? acceptAsked(text) : super.acceptLine();
    }

    private boolean acceptAsked(String text) {
        Answer answer = paste.ask(text);
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

    /** The text can be had back like a line that was sent. */
    private boolean drop() {
        history.add(buf.toString());
        modifiedHistory.clear();
        boolean unused = buf.clear();
        printAbove(look.theme().render(Line.note("Not sent; Up brings it back.")));
        return true;
    }

    /** Lets the person find a conversation by some letters of its name. */
    final void choose() {
        Optional<Choice> chosen = search.find(() -> size.getRows());
        post = null;
        chosen.ifPresent(actions::turnTo);
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
