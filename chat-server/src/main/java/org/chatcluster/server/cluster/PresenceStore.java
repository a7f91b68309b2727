package org.chatcluster.server.cluster;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * What all nodes know of who is logged in where. Nothing in it is missed when it is lost: every node writes again what it had
 * written. Thread-safe; no method blocks, and each stage ends soon, in the worst case with a failure.
 */
public interface PresenceStore {
    /** What is stored of some users, those without anything left out, and the time there, in ms since the epoch. */
    record Found(Map<Integer, List<PresenceEntry>> entries, long timeMillis) {}

    /** Reads what is stored, dead or alive. */
    CompletionStage<Found> read(Collection<Integer> userIds);

    /** Stores entries by user. */
    CompletionStage<Void> put(Map<Integer, List<PresenceEntry>> entries);

    /** Removes entries by user. */
    CompletionStage<Void> remove(Map<Integer, List<PresenceEntry>> entries);

    /** The values of the leases of some nodes by name, those without one left out. */
    CompletionStage<Map<String, String>> leases(Collection<String> nodes);

    /** Sets the lease of a node to {@code value} for {@code ttl} from now. */
    CompletionStage<Void> renew(String node, String value, Duration ttl);
}
