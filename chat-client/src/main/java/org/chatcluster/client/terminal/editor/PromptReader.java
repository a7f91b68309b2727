package org.chatcluster.client.terminal.editor;

import java.io.IOError;
import java.util.HashMap;
import org.jline.reader.EndOfFileException;
import org.jline.reader.MaskingCallback;
import org.jline.reader.impl.KillRing;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.reader.impl.SimpleMaskingCallback;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jspecify.annotations.Nullable;

/**
 * JLine's editor as what reads a line or a secret at a prompt that is shown as it is, without what JLine has for a shell. One thread
 * reads.
 */
abstract class PromptReader extends LineReaderImpl {
    private static final char MASK = '*';

    private AttributedString nextPrompt = AttributedString.EMPTY;

    PromptReader(Terminal terminal) {
        super(terminal, "chat", new HashMap<>());
    }

    /** Reads a line that begins with {@code begun}. */
    final String readShown(AttributedString linePrompt, String begun) {
        nextPrompt = linePrompt;
        try {
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
