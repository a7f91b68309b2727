package org.chatcluster.server.ops;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * One line of {@code /readyz}. {@code problem} is asked on a thread of the ops server at each request, may wait for a database, and
 * says in one sentence what is wrong, if anything is.
 */
public record HealthCheck(String name, Supplier<Optional<String>> problem) {}
