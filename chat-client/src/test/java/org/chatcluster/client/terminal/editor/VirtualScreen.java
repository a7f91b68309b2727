package org.chatcluster.client.terminal.editor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.jline.utils.ScreenTerminal;

/** A terminal in memory: keys go in, what a person would see comes out. */
public final class VirtualScreen {
    public static final String ESC = "\033";

    private static final Duration POLL = Duration.ofMillis(10);

    private final ScreenTerminal screen;
    private final LineDisciplineTerminal terminal;

    public VirtualScreen(int columns, int rows) {
        try {
            ScreenTerminal.VirtualTerminal virtual =
                    ScreenTerminal.withTerminal("test", "xterm-256color", columns, rows);
            screen = virtual.screen();
            terminal = virtual.terminal();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Terminal terminal() {
        return terminal;
    }

    /** Types characters or the sequences of keys. */
    public void type(String keys) {
        try {
            terminal.processInputBytes(keys.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void paste(String text) {
        type(ESC + "[200~" + text.replace('\n', '\r') + ESC + "[201~");
    }

    /** The window gets another size. */
    public void resize(int columns, int rows) {
        screen.setSize(Size.of(columns, rows));
        terminal.setSize(Size.of(columns, rows));
        terminal.raise(Signal.WINCH);
    }

    /** The rows, without the blanks at their ends. */
    public String text() {
        long[] cells = new long[screen.getColumns() * screen.getRows()];
        screen.dump(cells, new int[2]);
        return IntStream.range(0, screen.getRows())
                .mapToObj(row -> row(cells, row))
                .collect(Collectors.joining("\n"));
    }

    private String row(long[] cells, int row) {
        int columns = screen.getColumns();
        StringBuilder text = new StringBuilder();
        Arrays.stream(cells, row * columns, (row + 1) * columns)
                .map(cell -> ScreenTerminal.cellCodePoint(cell))
                .filter(c -> c != 0)
                .forEach(c -> text.appendCodePoint((int) c));
        return text.toString().stripTrailing();
    }

    /** Whether anything has a colour, be it of its letters or of its background. */
    public boolean isColoured() {
        long[] cells = new long[screen.getColumns() * screen.getRows()];
        screen.dump(cells, new int[2]);
        return Arrays.stream(cells).anyMatch(cell -> cell >>> 60 != 0);
    }

    /** Column and row of the cursor, from 0. */
    public String cursor() {
        int[] cursor = new int[2];
        screen.dump(new long[screen.getColumns() * screen.getRows()], cursor);
        return cursor[0] + "," + cursor[1];
    }

    public void await(String text) {
        Awaitility.await(text).pollInterval(POLL).until(this::text, shown -> shown.contains(text));
    }

    /** Waits until the last rows are that. */
    public void awaitEnd(String text) {
        Awaitility.await(text + " at the end").pollInterval(POLL).until(this::text, shown -> shown.endsWith(text));
    }

    public void awaitGone(String text) {
        Awaitility.await("no " + text).pollInterval(POLL).until(this::text, shown -> !shown.contains(text));
    }
}
