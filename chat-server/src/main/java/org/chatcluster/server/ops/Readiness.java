package org.chatcluster.server.ops;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks all checks, one round at a time: a database that hangs costs one thread, however often somebody asks. Thread-safe. */
final class Readiness {
    private static final long MAX_WAIT_MILLIS = 2_000;
    private static final Logger LOG = LoggerFactory.getLogger(Readiness.class);

    private final List<HealthCheck> checks;
    private final ReentrantLock round = new ReentrantLock();

    Readiness(List<HealthCheck> checks) {
        this.checks = List.copyOf(checks);
    }

    /** A line for each check. */
    record Report(boolean ready, String text) {}

    Report check() {
        boolean mine = false;
        try {
            mine = round.tryLock(MAX_WAIT_MILLIS, TimeUnit.MILLISECONDS);
            return mine ? askAll() : new Report(false, "an earlier round of checks has not finished\n");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Report(false, "stopping\n");
        } finally {
            if (mine) {
                round.unlock();
            }
        }
    }

    private Report askAll() {
        boolean ready = true;
        StringBuilder text = new StringBuilder();
        for (HealthCheck check : checks) {
            Optional<String> problem = ask(check);
            ready &= problem.isEmpty() || !check.needed();
            text.append(check.name()).append(": ").append(problem.orElse("ok")).append('\n');
        }
        return new Report(ready, text.toString());
    }

    private static Optional<String> ask(HealthCheck check) {
        try {
            return check.problem().get();
        } catch (RuntimeException e) {
            LOG.warn("The check {} failed.", check.name(), e);
            return Optional.of("the check itself failed");
        }
    }
}
