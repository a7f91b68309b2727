package org.chatcluster.server;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of the process. The first request stops the node cleanly, a second one, or one that comes before the node is
 * up, ends the process at once: to a node that is the same as a crash, and those it survives. Thread-safe.
 */
final class Termination {
    private static final int AT_ONCE = 1;
    /** Some senders, timeout(1) for one, signal the process and then its group: that is one request and not two. */
    private static final Duration SAME_REQUEST = Duration.ofMillis(500);

    private static final Logger LOG = LoggerFactory.getLogger(Termination.class);

    private final Duration limit;
    private final CountDownLatch requested = new CountDownLatch(1);
    private final AtomicBoolean up = new AtomicBoolean();
    private long requestedNanos;

    Termination(Duration limit) {
        this.limit = limit;
    }

    /** Whether a request now means a clean stop. */
    boolean isUp() {
        return up.get();
    }

    /** Called for each signal, on any thread. */
    synchronized void request() {
        long now = System.nanoTime();
        if (!isUp() || (isRequested() && now - requestedNanos > SAME_REQUEST.toNanos())) {
            Runtime.getRuntime().halt(AT_ONCE);
        }
        if (!isRequested()) {
            requestedNanos = now;
            requested.countDown();
        }
    }

    private boolean isRequested() {
        return requested.getCount() == 0;
    }

    /** Waits for a request and runs {@code stop}, which may take as long as the limit; false if that was not enough. */
    boolean awaitAndStop(Runnable stop) {
        up.set(true);
        Thread stopper = new Thread(stop, "chat-stop");
        stopper.setDaemon(true);
        try {
            requested.await();
            stopper.start();
            stopper.join(limit.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (stopper.isAlive()) {
            LOG.error("The stop was not done after {} s; ending all the same.", limit.toSeconds());
            return false;
        }
        return true;
    }
}
