package org.chatcluster.client.terminal.screen;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Draws some time after something has changed, however often it does: about 30 times a second at most. Thread-safe. */
final class Redraws implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Redraws.class);
    private static final long BETWEEN_MILLIS = 33;

    private final BlockingQueue<Boolean> wanted = new ArrayBlockingQueue<>(1);
    private final Runnable draw;
    private final Thread thread = new Thread(this::run, "chat-screen");

    Redraws(Runnable draw) {
        this.draw = draw;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    void changed() {
        boolean unused = wanted.offer(true);
    }

    private void run() {
        try {
            while (true) {
                wanted.take();
                drawOnce();
                TimeUnit.MILLISECONDS.sleep(BETWEEN_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The next change may show what this one could not. */
    private void drawOnce() {
        try {
            draw.run();
        } catch (RuntimeException e) {
            LOG.error("The screen could not be drawn", e);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
