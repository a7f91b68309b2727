package org.chatcluster.bench.scenario;

import java.util.ArrayList;
import java.util.List;
import org.chatcluster.bench.load.Trial;
import org.chatcluster.testkit.Parts;

/** Trials, and what they stand on, that are open at the same time and closed in reverse order. Confined to its thread. */
final class Trials implements AutoCloseable {
    private final List<Trial> trials = new ArrayList<>();
    private final Parts open = new Parts();

    /** Closes {@code part} with the others. */
    <T extends AutoCloseable> T keep(T part) {
        return open.add(part);
    }

    /** One more trial. */
    Trial add(Trial trial) {
        trials.add(trial);
        return keep(trial);
    }

    /** Messages of all trials. */
    long done() {
        return trials.stream().mapToLong(Trial::done).sum();
    }

    @Override
    public void close() {
        open.close();
    }
}
