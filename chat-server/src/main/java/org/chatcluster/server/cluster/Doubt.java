package org.chatcluster.server.cluster;

import java.util.Set;
import java.util.TreeSet;

/**
 * Whether this node may have missed something that others published. Whoever finds a reason raises it; the check, which compares
 * the sessions with the database, takes it. Thread-safe.
 */
public final class Doubt {
    private final Set<String> standing = new TreeSet<>();
    private final Set<String> raised = new TreeSet<>();

    /** Something may have been missed up to now: one check is due. */
    public synchronized void raise(String cause) {
        raised.add(cause);
    }

    /** From now on something may be missed at any time: checks are due until {@link #end}, and one after it. */
    public synchronized void begin(String cause) {
        standing.add(cause);
        raised.add(cause);
    }

    /** The cause is over. */
    public synchronized void end(String cause) {
        if (standing.remove(cause)) {
            raised.add(cause);
        }
    }

    /** Whether there is a cause that lasts. */
    public synchronized boolean isStanding() {
        return !standing.isEmpty();
    }

    /** The reasons for a check now; those that last come again the next time. Empty if none is due. */
    public synchronized Set<String> take() {
        Set<String> causes = new TreeSet<>(raised);
        causes.addAll(standing);
        raised.clear();
        return causes;
    }
}
