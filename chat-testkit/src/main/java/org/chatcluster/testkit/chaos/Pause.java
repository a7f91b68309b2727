package org.chatcluster.testkit.chaos;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Time that passes between faults, until somebody has seen enough. Thread-safe. */
final class Pause {
    private final CountDownLatch over = new CountDownLatch(1);

    /** Lets no more time pass. */
    void end() {
        over.countDown();
    }

    boolean hasEnded() {
        return over.getCount() == 0;
    }

    void of(Duration time) {
        try {
            if (over.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end();
        }
    }

    void between(Random random, int minMillis, int maxMillis) {
        of(Duration.ofMillis(random.nextInt(minMillis, maxMillis)));
    }
}
