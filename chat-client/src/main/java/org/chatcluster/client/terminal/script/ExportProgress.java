package org.chatcluster.client.terminal.script;

import java.io.IOException;
import java.io.PrintStream;
import org.chatcluster.common.protocol.Limits;
import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalProvider;

/** Says how far a long export is, in one row of a terminal that does not show the export itself. On the command's thread. */
final class ExportProgress implements AutoCloseable {
    private static final String ERASE_ROW = "\r\u001b[K";

    private final PrintStream terminal;
    private final long expected;
    private final boolean shown;
    private long done;

    ExportProgress(PrintStream terminal, long expected) {
        this.terminal = terminal;
        this.expected = expected;
        this.shown = expected > Limits.MAX_HISTORY && isForPerson();
    }

    private static boolean isForPerson() {
        try {
            TerminalProvider provider = TerminalProvider.load("jni");
            return provider.isSystemStream(SystemStream.Error) && !provider.isSystemStream(SystemStream.Output);
        } catch (IOException | RuntimeException | LinkageError e) {
            return false;
        }
    }

    void more(int messages) {
        done += messages;
        if (shown) {
            terminal.print(ERASE_ROW + done + " of " + expected + " messages");
            terminal.flush();
        }
    }

    @Override
    public void close() {
        if (shown) {
            terminal.print(ERASE_ROW);
            terminal.flush();
        }
    }
}
