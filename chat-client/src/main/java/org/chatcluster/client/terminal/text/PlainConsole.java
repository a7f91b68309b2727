package org.chatcluster.client.terminal.text;

import java.io.PrintStream;
import java.util.List;

/** Plain lines: what happened on one stream, errors on the other. Thread-safe. */
public final class PlainConsole implements Console {
    private final PrintStream out;
    private final PrintStream err;

    public PlainConsole(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public synchronized void print(List<Line> lines) {
        for (Line line : lines) {
            (line.isError() ? err : out).println(line.text());
        }
    }

    @Override
    public synchronized void flush() {
        out.flush();
        err.flush();
    }
}
