package org.chatcluster.client.terminal;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import org.chatcluster.client.terminal.text.Console;
import org.chatcluster.client.terminal.text.Line;
import org.chatcluster.client.terminal.text.Theme;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lines above the line that is being typed. A thread of its own draws, as many lines at once as have come: a backlog is drawn in
 * large pieces, and who prints waits only while {@value #MAX_WAITING} pieces are not drawn. Thread-safe; nothing is printed after
 * {@link #close}.
 */
final class ScreenConsole implements Console, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ScreenConsole.class);
    private static final int MAX_WAITING = 1_024;

    private final BlockingQueue<Piece> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
    private volatile Theme theme;
    private volatile @Nullable LineReader reader;
    private volatile @Nullable Thread drawing;

    /** Lines to draw, and who waits for them. */
    private record Piece(List<AttributedString> lines, CountDownLatch drawn) {}

    ScreenConsole(Theme theme) {
        this.theme = theme;
    }

    /** Begins to draw above the line that is typed in {@code typed}; called once. */
    void above(LineReader typed) {
        reader = typed;
        Thread thread = new Thread(this::draw, "chat-screen");
        thread.setDaemon(true);
        drawing = thread;
        thread.start();
    }

    /** What is printed from now on looks like that. */
    void use(Theme other) {
        theme = other;
    }

    @Override
    public void print(List<Line> lines) {
        Theme now = theme;
        add(lines.stream().map(now::render).toList());
    }

    @Override
    public void flush() {
        try {
            add(List.of()).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Draws what was printed, and ends. */
    @Override
    public void close() {
        Thread thread = drawing;
        if (thread != null) {
            flush();
            thread.interrupt();
        }
    }

    private CountDownLatch add(List<AttributedString> lines) {
        CountDownLatch drawn = new CountDownLatch(1);
        try {
            waiting.put(new Piece(lines, drawn));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            drawn.countDown();
        }
        return drawn;
    }

    private void draw() {
        List<Piece> pieces = new ArrayList<>();
        try {
            while (true) {
                pieces.clear();
                pieces.add(waiting.take());
                waiting.drainTo(pieces);
                draw(pieces);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Who waits goes on even if nothing can be drawn, as on a terminal that is closed. */
    private void draw(List<Piece> pieces) {
        try {
            drawAbove(pieces);
        } catch (RuntimeException e) {
            LOG.error("Lines could not be drawn", e);
        } finally {
            pieces.forEach(piece -> piece.drawn.countDown());
        }
    }

    private void drawAbove(List<Piece> pieces) {
        AttributedStringBuilder text = new AttributedStringBuilder();
        for (Piece piece : pieces) {
            for (AttributedString line : piece.lines) {
                if (text.length() > 0) {
                    text.append("\n");
                }
                text.append(line);
            }
        }
        if (text.length() > 0) {
            requireNonNull(reader).printAbove(text.toAttributedString());
        }
    }
}
