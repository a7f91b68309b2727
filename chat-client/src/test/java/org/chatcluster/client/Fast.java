package org.chatcluster.client;

import java.time.Duration;

/** Waits that suit a test: short where something is expected to fail, long where it is not. */
final class Fast {
    static final Timing TIMING = Timing.DEFAULT.withBackoff(Duration.ofMillis(5), Duration.ofMillis(50));

    private Fast() {}
}
