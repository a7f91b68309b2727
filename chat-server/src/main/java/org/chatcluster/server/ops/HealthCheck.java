package org.chatcluster.server.ops;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * One line of {@code /readyz}. {@code problem} is asked on a thread of the ops server at each request, may wait for a database, and
 * says in one sentence what is wrong, if anything is. A node with a problem is not ready if the check is {@code needed}.
 */
public record HealthCheck(String name, boolean needed, Supplier<Optional<String>> problem) {
    /** A check without which a node is not ready. */
    public HealthCheck(String name, Supplier<Optional<String>> problem) {
        this(name, true, problem);
    }

    /** A line for people: what it says does not keep a node from being ready. */
    public static HealthCheck information(String name, Supplier<Optional<String>> problem) {
        return new HealthCheck(name, false, problem);
    }
}
