package org.chatcluster.testkit.chaos;

import java.time.Duration;

/**
 * How long faults happen, from which seed, to how many clients and nodes, how many messages each client sends a second, and whether nginx
 * stands in front. Immutable.
 */
public record ChaosOptions(Duration duration, long seed, int clients, int nodes, int perSecond, boolean nginx) {
    private static final int FEWEST_CLIENTS = 6;
    private static final int FEWEST_NODES = 2;

    /** Refuses a run that could not show anything. */
    public ChaosOptions {
        if (clients < FEWEST_CLIENTS || nodes < FEWEST_NODES || perSecond < 1) {
            throw new IllegalArgumentException("clients: " + clients + " (expected at least " + FEWEST_CLIENTS
                    + "), nodes: " + nodes + " (expected at least " + FEWEST_NODES + "), messages a second: "
                    + perSecond + " (expected at least 1)");
        }
    }
}
