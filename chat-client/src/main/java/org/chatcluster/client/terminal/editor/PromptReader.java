package org.chatcluster.client.terminal.editor;

import java.io.IOError;
import java.io.IOException;
import java.util.HashMap;
import org.jline.reader.EndOfFileException;
import org.jline.reader.MaskingCallback;
import org.jline.reader.impl.KillRing;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.reader.impl.SimpleMaskingCallback;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;
import org.jline.utils.AttributedString;
import org.jline.utils.InfoCmp.Capability;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * JLine's editor as what reads a line or a secret at a prompt that is shown as it is, without what JLine has for a shell. One thread
 * reads.
 */
abstract class PromptReader extends LineReaderImpl {
    private static final Logger LOG = LoggerFactory.getLogger(PromptReader.class);
    private static final char MASK = '*';

    private AttributedString nextPrompt = AttributedString.EMPTY;
    /** How the terminal is while nothing is read. */
    private Attributes between;

    @SuppressWarnings("this-escape") // The widget is not run before a line is read.
    PromptReader(Terminal terminal) {
        super(terminal, "chat", new HashMap<>());
        between = terminal.getAttributes();
        getWidgets().put(CALLBACK_INIT, this::begin);
    }

    private boolean begin() {
        terminal.handle(Signal.TSTP, this::handleSignal);
        return terminal.trackFocus(true);
    }

    @Override
    protected void cleanup() {
        terminal.trackFocus(false);
        terminal.handle(Signal.TSTP, SignalHandler.SIG_DFL);
        super.cleanup();
    }

    /** JLine takes Ctrl-Z from the terminal, and would do nothing. */
    @Override
    protected void handleSignal(Signal signal) {
        lock.lock();
        try {
            if (signal == Signal.TSTP) {
                stop();
            } else {
                goOn(signal);
            }
        } finally {
            lock.unlock();
        }
    }

    private void stop() {
        markPastes(BRACKETED_PASTE_OFF);
        terminal.puts(Capability.keypad_local);
        terminal.trackFocus(false);
        terminal.setAttributes(between);
        try {
            JobControl.stop();
        } catch (IOException e) {
            LOG.warn("Could not stop", e);
            goOn(Signal.CONT);
        }
    }

    private void goOn(Signal signal) {
        if (signal == Signal.CONT) {
            markPastes(BRACKETED_PASTE_ON);
            terminal.trackFocus(true);
        }
        super.handleSignal(signal);
    }

    /** A dumb terminal would show the sequence. */
    private void markPastes(String sequence) {
        if (!terminal.getType().startsWith(Terminal.TYPE_DUMB)) {
            terminal.writer().write(sequence);
        }
    }

    /** Reads a line that begins with {@code begun}. */
    final String readShown(AttributedString linePrompt, String begun) {
        nextPrompt = linePrompt;
        try {
            between = terminal.getAttributes();
            return readLine(null, null, (MaskingCallback) null, begun);
        } catch (IOError | IllegalStateException e) {
            throw ended(e);
        }
    }

    /** Reads a line that nobody sees, nothing tells and nothing remembers. */
    public final String readSecret(AttributedString linePrompt) {
        nextPrompt = linePrompt;
        KillRing kept = killRing;
        killRing = new KillRing();
        setVariable(DISABLE_COMPLETION, true);
        try {
            between = terminal.getAttributes();
            return readLine(null, null, new SimpleMaskingCallback(MASK), null);
        } catch (IOError | IllegalStateException e) {
            throw ended(e);
        } finally {
            setVariable(DISABLE_COMPLETION, false);
            killRing = kept;
        }
    }

    /** JLine closes the terminal when the program is told to end, and whoever reads from it then finds it closed. */
    private static RuntimeException ended(Throwable failure) {
        boolean closed = failure instanceof IOError
                || String.valueOf(failure.getMessage()).contains("closed");
        return closed ? new EndOfFileException(failure) : new IllegalStateException(failure);
    }

    /** Whether a secret is being read. */
    final boolean isSecret() {
        return maskingCallback != null;
    }

    /** JLine would take percent signs in a name for a pattern. */
    @Override
    public void setPrompt(@Nullable String pattern) {
        prompt = nextPrompt;
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
}
