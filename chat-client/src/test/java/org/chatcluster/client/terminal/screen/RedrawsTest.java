package org.chatcluster.client.terminal.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class RedrawsTest {
    private final AtomicInteger drawn = new AtomicInteger();
    private final Semaphore mayDraw = new Semaphore(0);
    private final Redraws redraws = new Redraws(this::draw);

    private void draw() {
        mayDraw.acquireUninterruptibly();
        if (drawn.incrementAndGet() == 1) {
            throw new IllegalStateException("the first one fails");
        }
    }

    @Test
    void draws_once_for_what_changes_meanwhile_and_goes_on_after_a_failure() {
        try (redraws) {
            redraws.start();
            redraws.changed();
            Awaitility.await().until(mayDraw::hasQueuedThreads);
            for (int i = 0; i < 1_000; i++) {
                redraws.changed();
            }
            mayDraw.release(1_000);
            Awaitility.await().until(() -> drawn.get() == 2);
            redraws.changed();
            Awaitility.await().until(() -> drawn.get() == 3);
        }
        assertThat(mayDraw.availablePermits()).isEqualTo(997);
    }
}
